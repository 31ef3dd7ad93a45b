package org.zethus.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class JetsModelTest {
  private static final String TWO_SPEAKERS =
      "speakers: ['ann', 'bob'], train: { multi_speaker_training: true }";
  private static final String TEXT = "bee tea sue";

  private static List<Generated> say(Model model, TtsRequest request) {
    return model.generate(request, new CancelSignal());
  }

  private static Waveform sound(Model model, TtsRequest request) {
    return (Waveform) say(model, request).get(0).signal();
  }

  private static TtsRequest by(String speaker, double speed, double pitch, double energy) {
    return new TtsRequest(TEXT, speaker, speed, pitch, energy, 0);
  }

  @Test
  void eachSentenceIsAWaveformWithItsPhones() {
    try (Model model = TinyModel.load("", "")) {
      List<Generated> pieces = say(model, new TtsRequest("bee tea. sue"));
      assertThat(pieces).extracting(Generated::text).containsExactly("bee tea", "sue");
      List<Segment> segments = pieces.get(0).segments();
      assertThat(segments)
          .extracting(Segment::label)
          .containsExactly("SIL", "B", "IY0", "T", "IY0", ".");
      Waveform waveform = (Waveform) pieces.get(0).signal();
      assertThat(waveform.sampleRate()).isEqualTo(8000);
      assertThat(segments.get(5).end()).isCloseTo(waveform.seconds(), within(1e-9));
      assertThat(segments.subList(0, 5)).allMatch(segment -> segment.seconds() > 0.0099);
    }
  }

  @Test
  void speedChangesTheLengthAndNothingElseDoes() {
    try (Model model = TinyModel.load("", "")) {
      int length = sound(model, by("", 1, 1, 1)).length();
      assertThat(sound(model, by("", 0.1, 1, 1)).length()).isGreaterThan(2 * length);
      assertThat(sound(model, by("", 1, 1.3, 0.7)).length()).isEqualTo(length);
    }
  }

  @Test
  void pitchAndEnergyChangeTheSound() {
    try (Model model = TinyModel.load("", "")) {
      Waveform plain = sound(model, by("", 1, 1, 1));
      assertThat(sound(model, by("", 1, 1.3, 1))).isNotEqualTo(plain);
      assertThat(sound(model, by("", 1, 1, 3))).isNotEqualTo(plain);
    }
  }

  @Test
  void speakersDifferAndTheFirstIsTheDefault() {
    try (Model model = TinyModel.load("", TWO_SPEAKERS)) {
      assertThat(sound(model, by("bob", 1, 1, 1))).isNotEqualTo(sound(model, by("ann", 1, 1, 1)));
      assertThat(sound(model, by("", 1, 1, 1))).isEqualTo(sound(model, by("ann", 1, 1, 1)));
    }
  }

  @Test
  void thePublishedInferenceDoesNotHearTheSpeaker() {
    try (Model model = TinyModel.load("speaker_in_inference: false", TWO_SPEAKERS)) {
      assertThat(sound(model, by("bob", 1, 1, 1))).isEqualTo(sound(model, by("ann", 1, 1, 1)));
    }
  }

  @Test
  void anUnknownSpeakerIsRefusedWithTheKnownOnes() {
    try (Model model = TinyModel.load("", TWO_SPEAKERS)) {
      assertThatThrownBy(() -> say(model, by("eve", 1, 1, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'eve'", "ann, bob");
    }
  }

  @Test
  void hoursInOneBreathAreRefused() {
    try (Model model = TinyModel.load("", "")) {
      assertThatThrownBy(() -> say(model, by("", 1e-6, 1, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("frames", "speed");
    }
  }
}
