package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class MaskGctModelTest {
  private final Model model = TinyModel.load();

  @AfterEach
  void close() {
    model.close();
  }

  private List<Generated> say(TtsRequest request) {
    return model.generate(request, new CancelSignal());
  }

  private static double seconds(List<Generated> pieces) {
    return pieces.stream().mapToDouble(piece -> ((Waveform) piece.signal()).seconds()).sum();
  }

  @Test
  void eachSentenceIsAPieceAtTheCodecsRate() {
    List<Generated> pieces = say(TinyModel.request("bee tea. sue", Map.of()));
    assertThat(pieces).extracting(Generated::text).containsExactly("bee tea", "sue");
    assertThat(((Waveform) pieces.get(0).signal()).sampleRate()).isEqualTo(TinyModel.SAMPLE_RATE);
  }

  @Test
  void withoutAskingForSecondsASentenceIsAsFastAsThePrompt() {
    // the prompt says 5 phones in half a second, the sentence has 6
    assertThat(seconds(say(TinyModel.request("bee tea", Map.of())))).isBetween(0.54, 0.62);
  }

  @Test
  void secondsAreSharedAmongSentencesByTheirPhones() {
    List<Generated> pieces = say(TinyModel.request("bee tea. sue", Map.of("seconds", 2.0)));
    assertThat(seconds(pieces)).isBetween(1.9, 2.1);
    assertThat(seconds(pieces.subList(0, 1))).isBetween(1.12, 1.24); // 6 of 10 phones
  }

  @Test
  void twiceAsFastTakesHalfAsLong() {
    TtsRequest fast =
        new TtsRequest("bee tea", "", 2, 1, 1, 7).withPrompt(TinyModel.prompt("ah bee"));
    assertThat(seconds(say(fast))).isBetween(0.26, 0.34);
  }

  @Test
  void anotherSeedIsAnotherReading() {
    TtsRequest request = TinyModel.request("bee", Map.of("seconds", 0.5));
    TtsRequest other =
        new TtsRequest("bee", "", 1, 1, 1, 8, request.controls())
            .withPrompt(TinyModel.prompt("ah bee"));
    assertThat(say(other)).isNotEqualTo(say(request));
  }

  @Test
  void aPromptAndItsWordsAreNeeded() {
    assertThatThrownBy(() -> say(new TtsRequest("bee")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("maskgct", "--prompt FILE");
    assertThatThrownBy(() -> say(new TtsRequest("bee").withPrompt(TinyModel.prompt(" "))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("--prompt-text");
  }

  @Test
  void whatItCannotControlIsRefused() {
    assertThatThrownBy(() -> say(TinyModel.request("bee", Map.of("noise_scale", 1.0))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("noise_scale", "cfg, duration_noise, seconds, t2s_steps");
    assertThatThrownBy(() -> say(TinyModel.request("bee", Map.of("seconds", -1.0))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("seconds greater than 0");
    assertThatThrownBy(() -> say(TinyModel.request("bee", Map.of("seconds", 0.01))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("too few");
    TtsRequest high = new TtsRequest("bee", "", 1, 2, 1, 7).withPrompt(TinyModel.prompt("ah bee"));
    assertThatThrownBy(() -> say(high))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no control of pitch");
  }
}
