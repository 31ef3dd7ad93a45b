package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.torch.Tensors;

/**
 * Recordings as a network in training sees them: it is told the sample before, whatever it would
 * have made of it itself.
 *
 * @param previous values of the samples before, (B, T); of silence before the first
 * @param values values of the samples, (B, T)
 */
public record TeacherForcing(NDArray previous, NDArray values) {
  /**
   * Prepares recordings.
   *
   * @param audio (B, samples)
   * @param from the first sample to learn
   * @param to the one after the last
   */
  public static TeacherForcing of(NDArray audio, int from, int to, SampleCoding coding) {
    int batch = (int) audio.getShape().get(0);
    int width = (int) audio.getShape().get(1);
    float[] samples = Tensors.floats(audio);
    int length = to - from;
    float[] values = new float[batch * length];
    float[] previous = new float[values.length];
    for (int b = 0; b < batch; b++) {
      float[] row = Arrays.copyOfRange(samples, b * width, (b + 1) * width);
      float last = coding.value(from > 0 ? row[from - 1] : 0);
      for (int t = 0; t < length; t++) {
        previous[b * length + t] = last;
        last = coding.value(row[from + t]);
        values[b * length + t] = last;
      }
    }
    return new TeacherForcing(
        Tensors.of(audio.getManager(), previous, batch, length),
        Tensors.of(audio.getManager(), values, batch, length));
  }
}
