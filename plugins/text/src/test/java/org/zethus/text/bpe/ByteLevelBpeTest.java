package org.zethus.text.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;

class ByteLevelBpeTest {
  @Test
  void withoutMergesTokensAreBytes() {
    String text = "ça va\n世界";
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int[] ids = ByteLevelBpe.bytes().encode(text);
    assertThat(ids).hasSize(utf8.length);
    for (int i = 0; i < ids.length; i++) {
      assertThat(ids[i]).isEqualTo(utf8[i] & 0xff);
    }
    assertThat(ByteLevelBpe.bytes().decode(ids)).isEqualTo(text);
  }

  @Test
  void theEarliestMergeComesFirstNotTheLeftmost() {
    Map<String, Integer> ids = new HashMap<>();
    for (int b = 0; b < 256; b++) {
      ids.put(String.valueOf((char) b), b);
    }
    ids.put("bc", 256);
    ids.put("ab", 257);
    ids.put("abc", 258);
    assertThat(ByteLevelBpe.byIds(ids).encode("abc")).containsExactly(258);
    ids.remove("abc");
    assertThat(ByteLevelBpe.byIds(ids).encode("abc")).containsExactly('a', 256);
  }

  @Test
  void aWordOfAHundredThousandLettersEnds() {
    assertThat(
            org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> ByteLevelBpe.bytes().encode("a".repeat(100_000))))
        .hasSize(100_000);
  }

  @Test
  void anIdOfNoTokenIsRefused() {
    assertThatThrownBy(() -> ByteLevelBpe.bytes().decode(new int[] {256}))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("256", "256 tokens");
  }
}
