package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeakerGroupsTest {
  private static final List<String> UTTERANCES = List.of("ann 1", "ann 2", "bob 1", "ann 3");
  private final SpeakerGroups<String> groups =
      new SpeakerGroups<>(UTTERANCES, utterance -> utterance.substring(0, 3));
  private final Random random = new Random(5);

  private String joined(String utterance, int count) {
    return groups
        .joined(List.of(utterance), count, (first, second) -> first + ", " + second, random)
        .get(0);
  }

  @Test
  void anUtteranceFollowsOthersByItsSpeaker() {
    for (int i = 0; i < 20; i++) {
      assertThat(joined("ann 2", 3)).matches("ann ., ann ., ann 2");
      assertThat(joined("bob 1", 2)).isEqualTo("bob 1, bob 1");
    }
  }

  @Test
  void oneUtteranceStaysAlone() {
    assertThat(joined("ann 2", 1)).isEqualTo("ann 2");
  }

  @Test
  void everyUtteranceOfASpeakerIsDrawn() {
    assertThat(random.ints(50).mapToObj(i -> groups.another("ann 1", random)))
        .containsOnly("ann 1", "ann 2", "ann 3");
  }

  @Test
  void anUnknownSpeakerHasNoOthers() {
    assertThat(joined("eve 1", 2)).isEqualTo("eve 1, eve 1");
  }
}
