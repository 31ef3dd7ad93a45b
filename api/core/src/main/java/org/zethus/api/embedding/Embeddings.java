package org.zethus.api.embedding;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** Vectors of equal width, in the order of time. Immutable. */
public final class Embeddings {
  private static final String TENSOR = "embedding";

  private final int width;
  private final float[][] vectors;

  private Embeddings(int width, float[][] vectors) {
    this.width = width;
    this.vectors = vectors;
  }

  /**
   * Embeddings of an array.
   *
   * @param width of each vector; at least 1
   * @param vectors (vectors, width), finite numbers; copied
   */
  public static Embeddings of(int width, float[][] vectors) {
    if (width < 1) {
      throw new IllegalArgumentException("need vectors of at least 1 number, found " + width);
    }
    float[][] copy = new float[vectors.length][];
    for (int i = 0; i < copy.length; i++) {
      if (vectors[i].length != width) {
        throw new IllegalArgumentException(
            "need vectors of %d numbers, found %d in vector %d"
                .formatted(width, vectors[i].length, i));
      }
      copy[i] = vectors[i].clone();
      for (float number : copy[i]) {
        if (!Float.isFinite(number)) {
          throw new IllegalArgumentException(
              "need finite numbers, found %s in vector %d".formatted(number, i));
        }
      }
    }
    return new Embeddings(width, copy);
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws ZethusException if it is none
   */
  public static Embeddings read(Path file) {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      Tensor tensor = tensors.get(TENSOR);
      long[] shape = tensor.shape();
      if (shape.length != 2) {
        throw new ZethusException(
            "%s: tensor '%s' is %s, expected (vectors, width)"
                .formatted(file, TENSOR, Arrays.toString(shape)));
      }
      float[] values = tensor.floats();
      int width = (int) shape[1];
      float[][] vectors = new float[(int) shape[0]][];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
      }
      return of(width, vectors);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ZethusException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Writes a safetensors file with one tensor, {@code embedding} of shape (vectors, width). */
  public void write(Path file) {
    float[] values = new float[vectors.length * width];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, values, i * width, width);
    }
    Tensor tensor = Tensor.of(values, vectors.length, width);
    SafeTensors.write(file, Map.of(TENSOR, tensor), Map.of());
  }

  /** {@return the numbers in each vector} */
  public int width() {
    return width;
  }

  /** {@return the number of vectors} */
  public int count() {
    return vectors.length;
  }

  /** {@return a copy of one vector} */
  public float[] vector(int index) {
    return vectors[index].clone();
  }

  /**
   * {@return the mean of the vectors}
   *
   * @throws IllegalStateException if there are none
   */
  public float[] mean() {
    if (vectors.length == 0) {
      throw new IllegalStateException("need at least one vector for a mean, found none");
    }
    double[] sum = new double[width];
    for (float[] vector : vectors) {
      for (int d = 0; d < width; d++) {
        sum[d] += vector[d];
      }
    }
    float[] mean = new float[width];
    for (int d = 0; d < width; d++) {
      mean[d] = (float) (sum[d] / vectors.length);
    }
    return mean;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embeddings that
        && width == that.width
        && Arrays.deepEquals(vectors, that.vectors);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.deepHashCode(vectors);
  }

  @Override
  public String toString() {
    return "Embeddings(%d vectors of %d)".formatted(vectors.length, width);
  }
}
