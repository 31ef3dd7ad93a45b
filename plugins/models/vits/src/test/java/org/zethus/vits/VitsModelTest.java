package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.model.VcRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class VitsModelTest {
  private static final String TEXT = "bee tea sue ah";

  static float[] tone(int samples) {
    float[] tone = new float[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (float) (0.3 * Math.sin(i * 0.2));
    }
    return tone;
  }

  private static Waveform sound(Model model, ModelRequest request) {
    return (Waveform) model.generate(request, new CancelSignal()).get(0).signal();
  }

  private static TtsRequest by(String speaker, double speed, long seed) {
    return new TtsRequest(TEXT, speaker, speed, 1, 1, seed);
  }

  private static TtsRequest with(Map<String, Double> controls) {
    return new TtsRequest(TEXT, "", 1, 1, 1, 7, controls);
  }

  @Test
  void eachSentenceIsAPieceWithItsPhones() {
    try (Model model = TinyModel.load()) {
      List<Generated> pieces = model.generate(new TtsRequest("bee tea. sue"), new CancelSignal());
      assertThat(pieces).extracting(Generated::text).containsExactly("bee tea", "sue");
      List<Segment> segments = pieces.get(0).segments();
      assertThat(segments)
          .extracting(Segment::label)
          .containsExactly("SIL", "B", "IY0", "T", "IY0", ".");
      Waveform waveform = (Waveform) pieces.get(0).signal();
      assertThat(segments.get(5).end()).isCloseTo(waveform.seconds(), within(1e-9));
    }
  }

  @Test
  void theSeedDecidesAndNothingElseIsRandom() {
    try (Model model = TinyModel.load()) {
      Waveform first = sound(model, by("", 1, 1));
      assertThat(sound(model, by("", 1, 1))).isEqualTo(first);
      assertThat(sound(model, by("", 1, 2))).isNotEqualTo(first);
    }
  }

  @Test
  void withoutNoiseTheSeedDecidesNothing() {
    try (Model model = TinyModel.load()) {
      Map<String, Double> still = Map.of("noise_scale", 0.0, "noise_scale_w", 0.0);
      Waveform one = sound(model, new TtsRequest(TEXT, "", 1, 1, 1, 1, still));
      assertThat(sound(model, new TtsRequest(TEXT, "", 1, 1, 1, 2, still))).isEqualTo(one);
    }
  }

  @Test
  void speedAndLengthScaleAreTwoWordsForOneThing() {
    try (Model model = TinyModel.load()) {
      int length = sound(model, by("", 1, 7)).length();
      Waveform slow = sound(model, by("", 0.5, 7));
      assertThat(slow.length()).isGreaterThan(length * 3 / 2);
      assertThat(sound(model, with(Map.of("length_scale", 2.0)))).isEqualTo(slow);
    }
  }

  @Test
  void aControlItDoesNotHaveIsNamed() {
    try (Model model = TinyModel.load()) {
      assertThatThrownBy(() -> sound(model, with(Map.of("noise", 1.0))))
          .isInstanceOf(ZethusException.class)
          .hasMessage(
              "vits has no control 'noise'; it has length_scale, noise_scale, noise_scale_w");
      assertThatThrownBy(() -> sound(model, new TtsRequest(TEXT, "", 1, 1.2, 1, 0)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("pitch");
    }
  }

  @Test
  void speakersDifferAndTheFirstIsTheDefault() {
    try (Model model = TinyModel.load()) {
      assertThat(sound(model, by("bob", 1, 0))).isNotEqualTo(sound(model, by("ann", 1, 0)));
      assertThat(sound(model, by("", 1, 0))).isEqualTo(sound(model, by("ann", 1, 0)));
      assertThatThrownBy(() -> sound(model, by("eve", 1, 0)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'eve'", "ann, bob");
    }
  }

  @Test
  void aRecordingKeepsItsLengthInTheOtherVoice() {
    try (Model model = TinyModel.load()) {
      Waveform source = Waveform.mono(TinyModel.SAMPLE_RATE, tone(4005));
      Waveform converted = sound(model, new VcRequest(source, "ann", "bob", 1));
      assertThat(converted.length()).isEqualTo(4005 / 16 * 16);
      assertThat(sound(model, new VcRequest(source, "ann", "ann", 1))).isNotEqualTo(converted);
    }
  }

  @Test
  void whatCannotBeConvertedIsRefused() {
    try (Model model = TinyModel.load();
        Model oneVoice = TinyModel.load("", "")) {
      VcRequest otherRate = new VcRequest(Waveform.mono(16000, tone(4000)), "ann", "bob", 1);
      assertThatThrownBy(() -> sound(model, otherRate))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("8000 Hz", "16000 Hz");
      VcRequest nothing = new VcRequest(Waveform.mono(8000, tone(3)), "ann", "bob", 1);
      assertThatThrownBy(() -> sound(model, nothing))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("3 samples");
      VcRequest plain = new VcRequest(Waveform.mono(8000, tone(4000)), "", "", 1);
      assertThatThrownBy(() -> sound(oneVoice, plain))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("one voice");
    }
  }
}
