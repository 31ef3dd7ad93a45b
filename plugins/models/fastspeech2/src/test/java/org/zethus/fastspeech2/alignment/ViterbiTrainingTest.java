package org.zethus.fastspeech2.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Progress;

class ViterbiTrainingTest {
  private static final int MEL_BINS = 20;
  private static final int PHONES = 9;

  /** Utterances of noisy phones, each with a spectrum of its own, and their true durations. */
  private record Spoken(List<Alignable> utterances, List<int[]> durations) {
    static Spoken of(int count) {
      Random random = new Random(11);
      double[][] spectra = new double[PHONES][MEL_BINS];
      for (double[] spectrum : spectra) {
        Arrays.setAll(spectrum, bin -> 2 * random.nextGaussian());
      }
      Spoken spoken = new Spoken(new ArrayList<>(), new ArrayList<>());
      for (int u = 0; u < count; u++) {
        int[] phones = phones(random);
        int[] durations =
            IntStream.generate(() -> 1 + random.nextInt(9)).limit(phones.length).toArray();
        int frames = Arrays.stream(durations).sum();
        float[] mel = new float[MEL_BINS * frames];
        int t = 0;
        for (int i = 0; i < phones.length; i++) {
          for (int end = t + durations[i]; t < end; t++) {
            for (int bin = 0; bin < MEL_BINS; bin++) {
              mel[bin * frames + t] =
                  (float) (spectra[phones[i]][bin] + 0.7 * random.nextGaussian());
            }
          }
        }
        spoken.utterances.add(new Alignable(phones, Cepstra.of(mel, MEL_BINS)));
        spoken.durations.add(durations);
      }
      return spoken;
    }

    /** Neighbours differ: between equal phones there is no boundary to find. */
    private static int[] phones(Random random) {
      int[] phones = new int[8 + random.nextInt(10)];
      for (int i = 1; i < phones.length; i++) {
        phones[i] = (phones[i - 1] + 1 + random.nextInt(PHONES - 1)) % PHONES;
      }
      return phones;
    }
  }

  @Test
  void boundariesAreFoundWithoutBeingTold() {
    Spoken spoken = Spoken.of(60);
    List<int[]> found =
        ViterbiTraining.align(spoken.utterances(), PHONES, 15, Progress.NONE, new CancelSignal());
    long boundaries = 0;
    long near = 0;
    for (int u = 0; u < found.size(); u++) {
      int difference = 0;
      for (int i = 0; i < found.get(u).length; i++) {
        difference += found.get(u)[i] - spoken.durations().get(u)[i];
        boundaries++;
        near += Math.abs(difference) <= 1 ? 1 : 0;
      }
      assertThat(difference).isZero();
    }
    assertThat((double) near / boundaries).isGreaterThan(0.95);
  }

  @Test
  void cancellingStopsIt() {
    CancelSignal cancel = new CancelSignal();
    cancel.cancel();
    List<Alignable> utterances = Spoken.of(2).utterances();
    assertThatThrownBy(() -> ViterbiTraining.align(utterances, PHONES, 3, Progress.NONE, cancel))
        .isInstanceOf(CancelledException.class);
  }
}
