package org.zethus.dsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.dsp.pitch.F0;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class FeatureGoldenTest {
  @GoldenCases(area = "dsp", model = "mel (de)normalisation and phone averaging")
  void scalingAndPhoneAverages(GoldenCase golden) {
    float[] mel = golden.floats("in.mel");
    ChannelScaling minMax =
        ChannelScaling.minMax(golden.floats("in.mel_min"), golden.floats("in.mel_max"));
    golden.assertClose("out.minmax", minMax.apply(mel));
    golden.assertClose("out.minmax_back", minMax.invert(golden.floats("out.minmax")));
    ChannelScaling gaussian =
        ChannelScaling.gaussian(golden.floats("in.mu"), golden.floats("in.sigma"));
    golden.assertClose("out.gauss", gaussian.apply(mel));
    golden.assertClose("out.gauss_back", gaussian.invert(golden.floats("out.gauss")));

    double[] feature = golden.doubles("in.frame_feature");
    int[] durations =
        ((List<?>) golden.config().get("durations"))
            .stream().mapToInt(duration -> ((Number) duration).intValue()).toArray();
    golden.assertClose("out.phone_avg", PhoneAverages.overwriting(feature, durations));
    golden.assertClose(
        "out.phone_avg_interp", PhoneAverages.overwriting(F0.interpolate(feature), durations));
    golden.assertClose("out.no_outliers", Outliers.remove(golden.doubles("in.values")));
  }

  @GoldenCases(area = "dsp", model = "f0 helpers")
  void whatIsMadeOfF0(GoldenCase golden) {
    double[] f0 = golden.doubles("in.f0");
    golden.assertClose("out.interpolated", F0.interpolate(f0));
    boolean[] unvoiced = F0.surelyUnvoiced(f0);
    double[] flags = new double[unvoiced.length];
    for (int t = 0; t < flags.length; t++) {
      flags[t] = unvoiced[t] ? 1 : 0;
    }
    golden.assertClose("out.uv", flags);
    golden.assertClose("out.log_f0", F0.log(f0));
    int classes = (int) number(golden, "pitch_bin");
    double low = number(golden, "f0_min");
    double high = number(golden, "f0_max");
    golden.assertSame("out.coarse", F0.coarse(f0, classes, low, high, F0.Rounding.HALF_EVEN));
    golden.assertSame("out.coarse_torch", F0.coarse(f0, classes, low, high, F0.Rounding.HALF_UP));
    double[] cents = F0.cents(f0);
    golden.assertClose("out.cents", cents);
    golden.assertClose("out.derivative", F0.derivative(cents));
    golden.assertClose("out.sub_median", F0.lessMedian(cents));
    golden.assertClose("out.transposed", F0.transpose(f0, number(golden, "trans_key")));
    golden.assertClose("out.shifted", F0.moveMedian(f0, number(golden, "target_median")));
  }

  @GoldenCases(area = "dsp", model = "mu-law companding and quantisation")
  void compandingAndLabels(GoldenCase golden) {
    MuLaw law = new MuLaw((int) number(golden, "bits"));
    float[] audio = golden.floats("in.audio");
    float[] compressed = golden.floats("out.compressed");
    golden.assertClose("out.compressed", widen(audio).map(law::compress).toArray());
    long[] labels = golden.longs("out.label_mu");
    assertLabels(golden.longs("out.label_linear"), widen(audio).mapToInt(law::label).toArray());
    assertLabels(labels, widen(compressed).mapToInt(law::label).toArray());
    golden.assertClose(
        "out.audio_from_label", Arrays.stream(labels).mapToDouble(law::value).toArray());
    golden.assertClose(
        "out.decompressed",
        widen(golden.floats("out.audio_from_label")).map(law::expand).toArray());
    int[] hot = {0, 3, law.labels() - 1, 17};
    float[] rows = new float[hot.length * law.labels()];
    for (int i = 0; i < hot.length; i++) {
      System.arraycopy(law.oneHot(hot[i]), 0, rows, i * law.labels(), law.labels());
    }
    golden.assertClose("out.onehot", rows);
  }

  private static java.util.stream.DoubleStream widen(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  /** The case allows two labels to differ by one: float32 rounding decides at an edge. */
  private static void assertLabels(long[] expected, int[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    int different = 0;
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).as("label %d", i).isLessThanOrEqualTo(1);
      different += actual[i] == expected[i] ? 0 : 1;
    }
    assertThat(different).isLessThanOrEqualTo(2);
  }

  @GoldenCases(area = "dsp", model = "discretised mixture of logistics / Gaussian mixture losses")
  void lossesAndSamplesOfMixtures(GoldenCase golden) {
    long[] shape = golden.tensor("in.y_hat").shape();
    Mixture mixture =
        new Mixture(
            golden.floats("in.y_hat"),
            (int) number(golden, "mixtures"),
            (int) shape[2],
            number(golden, "log_scale_min"));
    float[] y = golden.floats("in.y");
    float[] logistic = mixture.logisticLoss(y, (int) number(golden, "num_classes"));
    golden.assertClose("out.dml_loss_map", logistic);
    golden.assertClose("out.dml_loss_sum", new double[] {widen(logistic).sum()});
    float[] gaussian = mixture.gaussianLoss(y);
    golden.assertClose("out.gauss_loss_map", gaussian);
    golden.assertClose("out.gauss_loss_sum", new double[] {widen(gaussian).sum()});
    golden.assertClose(
        "out.dml_sample",
        mixture.sampleLogistic(golden.floats("in.noise0"), golden.floats("in.noise1")));
  }

  private static double number(GoldenCase golden, String key) {
    return ((Number) golden.config().get(key)).doubleValue();
  }
}
