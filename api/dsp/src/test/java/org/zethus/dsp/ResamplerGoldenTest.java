package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.zethus.dsp.Resampler.Filter;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class ResamplerGoldenTest {
  private static final int EDGE = 50;

  @GoldenCases(area = "codecs", model = "resampling")
  void resampledSignals(GoldenCase golden) {
    List<?> pairs = (List<?>) golden.json().get("config.pairs");
    assertThat(pairs).isNotEmpty();
    Filter shortFilter =
        new Filter(
            ((Number) golden.config().get("lowpass_filter_width")).intValue(),
            ((Number) golden.config().get("rolloff")).doubleValue(),
            Resampler.Window.HANN,
            0);
    for (int i = 0; i < pairs.size(); i++) {
      List<?> pair = (List<?>) pairs.get(i);
      int from = ((Number) pair.get(0)).intValue();
      int to = ((Number) pair.get(1)).intValue();
      float[] samples = golden.floats("in.wav" + i);
      golden.assertClose(
          "out.sinc_hann" + i, new Resampler(from, to, shortFilter).resample(samples));
      assertClose(golden.floats("out.soxr_hq" + i), new Resampler(from, to).resample(samples));
    }
  }

  /** The case's own bounds: another filter of the same kind is not the same sample by sample. */
  private static void assertClose(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    double product = 0;
    double expectedPower = 0;
    double actualPower = 0;
    for (int i = EDGE; i < expected.length - EDGE; i++) {
      assertThat((double) actual[i]).as("sample %d", i).isCloseTo(expected[i], within(1e-2));
      product += expected[i] * actual[i];
      expectedPower += expected[i] * expected[i];
      actualPower += actual[i] * actual[i];
    }
    assertThat(product / Math.sqrt(expectedPower * actualPower)).isGreaterThan(0.9999);
  }
}
