package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.ZethusException;

/** What holds for every {@link Embedder}. Random weights will do. */
public abstract class EmbedderContract {
  /** {@return a new instance, the same each time} */
  protected abstract Embedder open();

  @Test
  void vectorsHaveTheWidthThatItSays() {
    try (Embedder embedder = open()) {
      assertThat(embedder.width()).isPositive();
      Embeddings embeddings = embedder.embed(noise(embedder.sampleRate(), 3, 1));
      assertThat(embeddings.count()).as("vectors of three seconds").isPositive();
      assertThat(embeddings.width()).isEqualTo(embedder.width());
    }
  }

  @Test
  void theSameSoundGivesTheSameVectorsAndOtherSoundGivesOthers() {
    try (Embedder one = open();
        Embedder other = open()) {
      Waveform waveform = noise(one.sampleRate(), 2, 2);
      Embeddings embeddings = one.embed(waveform);
      assertThat(one.embed(waveform)).isEqualTo(embeddings);
      assertThat(other.embed(waveform)).isEqualTo(embeddings);
      assertThat(one.embed(noise(one.sampleRate(), 2, 3))).isNotEqualTo(embeddings);
    }
  }

  @Test
  void aWaveformTooShortForAVectorGivesNone() {
    try (Embedder embedder = open()) {
      assertThat(embedder.embed(Waveform.mono(embedder.sampleRate(), new float[0])).count())
          .isZero();
      assertThat(embedder.embed(Waveform.mono(embedder.sampleRate(), new float[1])).count())
          .isLessThan(2);
    }
  }

  @Test
  void callsOfSeveralThreadsDoNotMix() {
    try (Embedder embedder = open()) {
      List<Waveform> waveforms =
          IntStream.range(0, 5)
              .mapToObj(i -> noise(embedder.sampleRate(), 1 + i / 4.0, i))
              .toList();
      List<Embeddings> alone = waveforms.stream().map(embedder::embed).toList();
      assertThat(waveforms.parallelStream().map(embedder::embed).toList()).isEqualTo(alone);
    }
  }

  @Test
  void aWaveformOfAnotherRateOrOfSeveralChannelsIsRefused() {
    try (Embedder embedder = open()) {
      int rate = embedder.sampleRate();
      Waveform other = noise(rate + 1, 1, 4);
      assertThatThrownBy(() -> embedder.embed(other))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining(String.valueOf(rate));
      float[] samples = new float[rate];
      Waveform stereo = Waveform.of(rate, new float[][] {samples, samples});
      assertThatThrownBy(() -> embedder.embed(stereo)).isInstanceOf(ZethusException.class);
    }
  }

  @Test
  void aClosedOneRefusesToWork() {
    Embedder embedder = open();
    Waveform waveform = noise(embedder.sampleRate(), 1, 5);
    embedder.close();
    assertThatThrownBy(() -> embedder.embed(waveform)).isInstanceOf(IllegalStateException.class);
  }

  private static Waveform noise(int sampleRate, double seconds, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[(int) (sampleRate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.2 * random.nextGaussian());
    }
    return Waveform.mono(sampleRate, samples);
  }
}
