package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.audio.SpecMismatchException;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.vocoder.Vocoder;

/** What holds for every {@link Vocoder}. Random weights will do. */
public abstract class VocoderContract {
  /** {@return a new instance, the same each time} */
  protected abstract Vocoder open();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 37})
  void makesOneHopOfSamplesPerFrame(int frames) {
    try (Vocoder vocoder = open()) {
      MelSpec spec = vocoder.melSpec();
      Waveform waveform = vocode(vocoder, mel(spec, frames, 1));
      assertThat(waveform.length())
          .as("samples of %d frames, melSpec().hopLength() each", frames)
          .isEqualTo(frames * spec.hopLength());
      assertThat(waveform.sampleRate()).as("sample rate").isEqualTo(spec.sampleRate());
      assertThat(waveform.channels()).as("channels").isEqualTo(1);
      for (float sample : waveform.samples()) {
        assertThat(sample)
            .as("sample: clip or scale in the vocoder, and look for what divides by 0")
            .isBetween(-1f, 1f); // also false for what is not a number
      }
    }
  }

  @Test
  void theSameFramesGiveTheSameBits() {
    try (Vocoder one = open();
        Vocoder other = open()) {
      MelFrames mel = mel(one.melSpec(), 11, 2);
      Waveform first = vocode(one, mel);
      String hint = "the same frames twice: seed what is random with a constant, keep nothing";
      assertThat(vocode(one, mel)).as(hint).isEqualTo(first);
      assertThat(vocode(other, mel)).as(hint).isEqualTo(first);
    }
  }

  @Test
  void callsOfSeveralThreadsDoNotMix() {
    try (Vocoder vocoder = open()) {
      List<MelFrames> mels =
          IntStream.range(0, 6).mapToObj(i -> mel(vocoder.melSpec(), 3 + i, i)).toList();
      List<Waveform> alone = mels.stream().map(mel -> vocode(vocoder, mel)).toList();
      assertThat(mels.parallelStream().map(mel -> vocode(vocoder, mel)).toList())
          .as("calls of several threads: keep the state of a call in its local variables")
          .isEqualTo(alone);
    }
  }

  @Test
  void framesMadeAnotherWayAreRefused() {
    try (Vocoder vocoder = open()) {
      MelSpec spec = vocoder.melSpec();
      MelSpec other =
          new MelSpec(
              spec.sampleRate(),
              spec.nFft(),
              spec.winLength(),
              spec.hopLength(),
              spec.melBins(),
              spec.fMin(),
              spec.fMax() / 2 + 1);
      assertThatThrownBy(
              () -> vocode(vocoder, mel(other, 4, 3)),
              "frames of another spec: begin with melSpec().requireSame(mel.spec(), …)")
          .isInstanceOf(SpecMismatchException.class);
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Vocoder vocoder = open();
    MelFrames mel = mel(vocoder.melSpec(), 4, 4);
    vocoder.close();
    assertThatThrownBy(
            () -> vocode(vocoder, mel),
            "after close(): throw IllegalStateException, before freed weights are touched")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void withoutTheF0ThatItNeedsItRefusesToWork() {
    try (Vocoder vocoder = open()) {
      assumeTrue(vocoder.needsPitch());
      MelFrames mel = mel(vocoder.melSpec(), 4, 5);
      assertThatThrownBy(() -> vocoder.vocode(mel))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("F0");
      PitchContour longer = PitchContour.of(new float[5]);
      assertThatThrownBy(() -> vocoder.vocode(mel, longer))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("5", "4");
    }
  }

  @Test
  void aCancelledCallEnds() {
    try (Vocoder vocoder = open()) {
      MelFrames mel = mel(vocoder.melSpec(), 6, 6);
      PitchContour pitch = vocoder.needsPitch() ? contour(6) : null;
      CancelSignal cancel = new CancelSignal();
      assertThat(vocoder.vocode(mel, pitch, cancel))
          .as("a call that could be cancelled, but is not")
          .isEqualTo(vocode(vocoder, mel));
      cancel.cancel();
      assertThatThrownBy(
              () -> vocoder.vocode(mel, pitch, cancel),
              "a cancelled call: ask cancel.throwIfCancelled() between steps")
          .isInstanceOf(CancelledException.class);
    }
  }

  private static Waveform vocode(Vocoder vocoder, MelFrames mel) {
    return vocoder.needsPitch() ? vocoder.vocode(mel, contour(mel.frames())) : vocoder.vocode(mel);
  }

  /** A voice that pauses in every fourth frame. */
  private static PitchContour contour(int frames) {
    float[] hertz = new float[frames];
    for (int i = 0; i < frames; i++) {
      hertz[i] = i % 4 == 3 ? 0 : 100 + 7 * i;
    }
    return PitchContour.of(hertz);
  }

  private static MelFrames mel(MelSpec spec, int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[spec.melBins() * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (-5 + 2 * random.nextGaussian()); // about as loud as speech
    }
    return MelFrames.of(spec, frames, values);
  }
}
