package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.SpecMismatchException;
import org.zethus.api.audio.Waveform;
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
      Waveform waveform = vocoder.vocode(mel(spec, frames, 1));
      assertThat(waveform.length()).isEqualTo(frames * spec.hopLength());
      assertThat(waveform.sampleRate()).isEqualTo(spec.sampleRate());
      assertThat(waveform.channels()).isEqualTo(1);
      for (float sample : waveform.samples()) {
        assertThat(sample).isBetween(-1f, 1f); // also false for what is not a number
      }
    }
  }

  @Test
  void theSameFramesGiveTheSameBits() {
    try (Vocoder one = open();
        Vocoder other = open()) {
      MelFrames mel = mel(one.melSpec(), 11, 2);
      Waveform first = one.vocode(mel);
      assertThat(one.vocode(mel)).isEqualTo(first);
      assertThat(other.vocode(mel)).isEqualTo(first);
    }
  }

  @Test
  void callsOfSeveralThreadsDoNotMix() {
    try (Vocoder vocoder = open()) {
      List<MelFrames> mels =
          IntStream.range(0, 6).mapToObj(i -> mel(vocoder.melSpec(), 3 + i, i)).toList();
      List<Waveform> alone = mels.stream().map(vocoder::vocode).toList();
      assertThat(mels.parallelStream().map(vocoder::vocode).toList()).isEqualTo(alone);
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
      assertThatThrownBy(() -> vocoder.vocode(mel(other, 4, 3)))
          .isInstanceOf(SpecMismatchException.class);
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Vocoder vocoder = open();
    MelFrames mel = mel(vocoder.melSpec(), 4, 4);
    vocoder.close();
    assertThatThrownBy(() -> vocoder.vocode(mel)).isInstanceOf(IllegalStateException.class);
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
