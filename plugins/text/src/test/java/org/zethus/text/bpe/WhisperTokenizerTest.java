package org.zethus.text.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;

class WhisperTokenizerTest {
  /** Tokens that tiktoken made of texts with the whole published vocabulary. */
  private record Recorded(List<Tokenized> texts) {}

  private record Tokenized(String text, List<Integer> ids) {}

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(WhisperTokenizerTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static WhisperTokenizer read(Map<String, String> files) {
    return WhisperTokenizer.read(name -> Optional.ofNullable(files.get(name)), "here")
        .orElseThrow();
  }

  /** All of the vocabulary that these texts could be made of, under its published ids. */
  private static WhisperTokenizer published() {
    return read(Map.of("multilingual.tiktoken", resource("some.tiktoken")));
  }

  @Test
  void textsHaveThePublishedTokens() {
    Recorded recorded =
        Config.parse("{ texts: " + resource("tokens.json") + "}", "tokens").as(Recorded.class);
    WhisperTokenizer tokenizer = published();
    for (Tokenized each : recorded.texts()) {
      int[] ids = tokenizer.encode(each.text());
      assertThat(ids)
          .as(each.text())
          .containsExactly(each.ids().stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @Test
  void languagesFollowTwoMarksBehindTheTokens() {
    WhisperTokenizer tokenizer = published();
    int tokens = (int) resource("some.tiktoken").lines().count();
    assertThat(tokenizer.language("en")).isEqualTo(tokens + 2);
    assertThat(tokenizer.language("yue")).isEqualTo(tokens + 101);
    assertThatThrownBy(() -> tokenizer.language("tlh"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'tlh'", "en", "zh");
  }

  @Test
  void vocabularyAndMergesAreReadAsHuggingFaceWritesThem() {
    StringBuilder vocabulary = new StringBuilder();
    for (int b = 0; b < 256; b++) {
      boolean seen = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      int hidden = b <= ' ' ? 0x100 + b : b <= 0xa0 ? 0x121 + b - 0x7f : 0x143;
      vocabulary.append("\"\\u%04x\": %d, ".formatted(seen ? b : hidden, b));
    }
    vocabulary.append("\"ab\": 256, \"\\u0120ab\": 257, \"<|endoftext|>\": 300");
    WhisperTokenizer tokenizer =
        read(
            Map.of(
                "vocab.json", "{" + vocabulary + "}",
                "merges.txt", "#version: 0.2\na b\n\u0120 ab\n",
                "added_tokens.json", "{ \"<|en|>\": 302 }"));
    assertThat(tokenizer.encode("ab ab \u00ad\u0085"))
        .containsExactly(256, 257, ' ', 0xc2, 0xad, 0xc2, 0x85);
    assertThat(tokenizer.language("en")).isEqualTo(302);
    assertThat(tokenizer.decode(new int[] {302, 256, 257})).isEqualTo("ab ab");
  }

  @Test
  void withoutAVocabularyThereIsNone() {
    assertThat(WhisperTokenizer.read(name -> Optional.empty(), "here")).isEmpty();
  }

  @Test
  void brokenFilesAreNamedWithTheirLine() {
    assertThatThrownBy(() -> read(Map.of("multilingual.tiktoken", "IQ== 0\n!? x\n")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("here/multilingual.tiktoken", "line 2", "!? x");
    assertThatThrownBy(() -> read(Map.of("vocab.json", "{}", "merges.txt", "a b c")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("here/merges.txt", "line 1", "two tokens");
    assertThatThrownBy(() -> read(Map.of("vocab.json", "{ a: 1 }", "merges.txt", "")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("byte 0");
    assertThatThrownBy(() -> read(Map.of("vocab.json", "{ a: 'x' }", "merges.txt", "")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("here/vocab.json", "token 'a'");
  }
}
