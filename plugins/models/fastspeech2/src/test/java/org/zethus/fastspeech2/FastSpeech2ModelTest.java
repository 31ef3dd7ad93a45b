package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class FastSpeech2ModelTest {
  private static final String TWO_SPEAKERS =
      "speakers: ['ann', 'bob'], train: { multi_speaker_training: true }";
  private static final String TEXT = "bee tea sue ah bee tea sue ah bee tea sue ah";

  private static List<Generated> say(Model model, TtsRequest request) {
    return model.generate(request, new CancelSignal());
  }

  private static MelFrames mel(Model model, TtsRequest request) {
    return (MelFrames) say(model, request).get(0).signal();
  }

  private static TtsRequest by(String speaker, double speed, double pitch, double energy) {
    return new TtsRequest(TEXT, speaker, speed, pitch, energy, 0);
  }

  @Test
  void eachSentenceIsAPieceWithItsPhones() {
    try (Model model = TinyModel.load("")) {
      List<Generated> pieces = say(model, new TtsRequest("bee tea. sue"));
      assertThat(pieces).extracting(Generated::text).containsExactly("bee tea", "sue");
      List<Segment> segments = pieces.get(0).segments();
      assertThat(segments)
          .extracting(Segment::label)
          .containsExactly("SIL", "B", "IY0", "T", "IY0", ".");
      MelFrames mel = (MelFrames) pieces.get(0).signal();
      assertThat(segments.get(5).end()).isCloseTo(mel.frames() / 100.0, within(1e-9));
      assertThat(segments.subList(0, 5)).allMatch(segment -> segment.seconds() > 0.0099);
    }
  }

  @Test
  void speedChangesTheLengthAndNothingElseDoes() {
    try (Model model = TinyModel.load("")) {
      int frames = mel(model, by("", 1, 1, 1)).frames();
      assertThat(mel(model, by("", 0.25, 1, 1)).frames()).isGreaterThan(2 * frames);
      assertThat(mel(model, by("", 1, 1.3, 0.7)).frames()).isEqualTo(frames);
    }
  }

  @Test
  void pitchAndEnergyChangeTheSound() {
    try (Model model = TinyModel.load("")) {
      MelFrames plain = mel(model, by("", 1, 1, 1));
      assertThat(mel(model, by("", 1, 1.3, 1))).isNotEqualTo(plain);
      assertThat(mel(model, by("", 1, 1, 3))).isNotEqualTo(plain);
    }
  }

  @Test
  void speakersDifferAndTheFirstIsTheDefault() {
    try (Model model = TinyModel.load(TWO_SPEAKERS)) {
      assertThat(mel(model, by("bob", 1, 1, 1))).isNotEqualTo(mel(model, by("ann", 1, 1, 1)));
      assertThat(mel(model, by("", 1, 1, 1))).isEqualTo(mel(model, by("ann", 1, 1, 1)));
    }
  }

  @Test
  void anUnknownSpeakerIsRefusedWithTheKnownOnes() {
    try (Model model = TinyModel.load(TWO_SPEAKERS)) {
      assertThatThrownBy(() -> say(model, by("eve", 1, 1, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'eve'", "ann, bob");
    }
    try (Model model = TinyModel.load("")) {
      assertThatThrownBy(() -> say(model, by("eve", 1, 1, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("one voice without a name");
    }
  }

  @Test
  void textWithoutAWordIsTheFrontEndsToRefuse() {
    try (Model model = TinyModel.load("")) {
      assertThatThrownBy(() -> say(model, new TtsRequest(" ")))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("nothing to say");
    }
  }

  @Test
  void aFrontEndThatIsNotInstalledIsNamed() {
    assertThatThrownBy(() -> TinyModel.load("front_end: 'german'"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'german'", "words");
  }

  @Test
  void hoursInOneBreathAreRefused() {
    try (Model model = TinyModel.load("")) {
      assertThatThrownBy(() -> say(model, by("", 1e-6, 1, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("frames", "speed");
    }
  }
}
