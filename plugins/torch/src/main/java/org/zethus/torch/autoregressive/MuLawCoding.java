package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import org.zethus.dsp.feature.MuLaw;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;

/**
 * Samples as labels on the mu-law scale, and a probability for each label.
 *
 * @param law how many labels there are
 * @see <a href="https://arxiv.org/abs/1609.03499">van den Oord et al. 2016 (WaveNet), section
 *     2.2</a>
 */
public record MuLawCoding(MuLaw law) implements SampleCoding {
  static final TorchScript SCRIPT = TorchScript.beside(MuLawCoding.class, "coding.py");

  @Override
  public int channels() {
    return law.labels();
  }

  @Override
  public float value(float sample) {
    return (float) law.value(law.label(law.compress(sample)));
  }

  /** {@return the label of a value, in [0, channels)} */
  public int label(float value) {
    return Math.round((value + 1) * 0.5f * (law.labels() - 1));
  }

  @Override
  public float sample(float value) {
    return (float) law.expand(value);
  }

  @Override
  public float draw(float[] outputs, Random random) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float output : outputs) {
      highest = Math.max(highest, output);
    }
    double[] upTo = new double[outputs.length];
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += Math.exp(outputs[i] - highest);
      upTo[i] = sum;
    }
    double drawn = random.nextDouble() * sum;
    int label = 0;
    while (label < upTo.length - 1 && upTo[label] <= drawn) {
      label++;
    }
    return (float) law.value(label);
  }

  @Override
  public NDArray loss(NDArray outputs, NDArray values) {
    float[] flat = Tensors.floats(values);
    long[] labels = new long[flat.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(flat[i]);
    }
    NDArray expected = Tensors.of(outputs.getManager(), labels, values.getShape().getShape());
    return SCRIPT.call("label_loss", outputs, expected);
  }
}
