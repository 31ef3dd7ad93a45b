package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.data.Utterance;

class CorpusTest {
  private static Corpus.Item item(String id, String phone, int... codes) {
    Utterance utterance = new Utterance(id, "").withPhones(List.of(phone));
    return new Corpus.Item(utterance, codes, new int[][] {codes, codes.clone()});
  }

  @Test
  void utterancesFollowEachOtherInTextAndCodes() {
    Corpus.Item both = item("a", "AH0", 1, 2).then(item("b", "B", 3));
    assertThat(both.utterance().id()).isEqualTo("b");
    assertThat(both.utterance().phones()).containsExactly("AH0", "B");
    assertThat(both.semantic()).containsExactly(1, 2, 3);
    assertThat(both.acoustic()).isDeepEqualTo(new int[][] {{1, 2, 3}, {1, 2, 3}});
    assertThat(both.frames()).isEqualTo(3);
  }
}
