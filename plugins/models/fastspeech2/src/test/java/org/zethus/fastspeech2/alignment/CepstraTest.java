package org.zethus.fastspeech2.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CepstraTest {
  @Test
  void aFlatSpectrumHasOnlyALevelAndARampASlope() {
    int bins = 8;
    int frames = 9;
    float[] mel = new float[bins * frames];
    for (int bin = 0; bin < bins; bin++) {
      for (int t = 0; t < frames; t++) {
        mel[bin * frames + t] = 3 * t;
      }
    }
    float[][] cepstra = Cepstra.of(mel, bins);
    double level = Math.sqrt(2.0 * bins); // of a spectrum of ones
    assertThat((double) cepstra[4][0]).isCloseTo(12 * level, within(1e-4));
    assertThat((double) cepstra[4][13]).isCloseTo(3 * level, within(1e-4));
    for (int k = 1; k < 13; k++) {
      assertThat(cepstra[4][k]).isCloseTo(0, within(1e-4f));
    }
  }
}
