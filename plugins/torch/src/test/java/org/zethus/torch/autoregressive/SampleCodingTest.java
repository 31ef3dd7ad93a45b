package org.zethus.torch.autoregressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.dsp.feature.Mixture;
import org.zethus.dsp.feature.MuLaw;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class SampleCodingTest {
  private static final int BATCH = 2;
  private static final int FRAMES = 40;

  private static float[] normal(int count, double deviation, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private static double loss(SampleCoding coding, float[] outputs, float[] values) {
    Checkpoint empty = Checkpoint.untrained("test", Config.of(Map.of(), "test"), 0);
    try (StateDict weights = new TorchBackend().open(empty, Device.CPU)) {
      NDArray predicted = Tensors.of(weights.manager(), outputs, BATCH, coding.channels(), FRAMES);
      NDArray expected = Tensors.of(weights.manager(), values, BATCH, FRAMES);
      return Tensors.floats(coding.loss(predicted, expected))[0];
    }
  }

  @Test
  void lossOfLogisticsIsThatOfTheMixture() {
    LogisticCoding coding = new LogisticCoding(5, 256, -7, null);
    float[] outputs = normal(BATCH * coding.channels() * FRAMES, 1.5, 1);
    float[] values = normal(BATCH * FRAMES, 0.5, 2);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, values[i]));
    }
    values[0] = -1;
    values[1] = 1;
    float[] each = new Mixture(outputs, 5, FRAMES, -7).logisticLoss(values, 256);
    double mean = 0;
    for (float value : each) {
      mean += value / each.length;
    }
    assertThat(loss(coding, outputs, values)).isCloseTo(mean, within(1e-4));
  }

  @Test
  void lossOfLabelsIsTheSurpriseOfTheRightOne() {
    MuLawCoding coding = new MuLawCoding(new MuLaw(3));
    float[] outputs = new float[BATCH * 8 * FRAMES];
    float[] values = new float[BATCH * FRAMES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) coding.law().value(i % 8);
      outputs[(i / FRAMES * 8 + i % 8) * FRAMES + i % FRAMES] = 2;
    }
    double likelihood = Math.exp(2) / (Math.exp(2) + 7);
    assertThat(loss(coding, outputs, values)).isCloseTo(-Math.log(likelihood), within(1e-5));
  }

  @Test
  void labelsAreDrawnAsOftenAsTheyAreLikely() {
    MuLawCoding coding = new MuLawCoding(new MuLaw(2));
    float[] outputs = {
      (float) Math.log(0.1), (float) Math.log(0.2), Float.NEGATIVE_INFINITY, (float) Math.log(0.7)
    };
    int[] drawn = new int[4];
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      drawn[coding.label(coding.draw(outputs, random))]++;
    }
    assertThat(drawn[0]).isBetween(900, 1100);
    assertThat(drawn[1]).isBetween(1850, 2150);
    assertThat(drawn[2]).isZero();
  }

  @Test
  void everyLabelIsFoundInItsValue() {
    MuLawCoding coding = new MuLawCoding(new MuLaw(10));
    for (int label = 0; label < coding.channels(); label++) {
      assertThat(coding.label((float) coding.law().value(label))).isEqualTo(label);
    }
  }

  @Test
  void logisticsAreDrawnAroundTheLikelierMean() {
    LogisticCoding coding = new LogisticCoding(2, 65536, -7, new MuLaw(8));
    float[] outputs = {-30, 0, 0.9f, -0.5f, -6, -6};
    Random random = new Random(5);
    double mean = 0;
    for (int i = 0; i < 2000; i++) {
      mean += coding.draw(outputs, random) / 2000;
    }
    assertThat(mean).isCloseTo(-0.5, within(1e-3));
    assertThat(coding.sample(coding.value(0.25f))).isCloseTo(0.25f, within(1e-5f));
  }
}
