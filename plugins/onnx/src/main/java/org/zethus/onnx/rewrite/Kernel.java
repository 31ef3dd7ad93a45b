package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntFunction;

/**
 * A convolution over blocks of channels.
 *
 * @param outputs channels that it makes
 * @param inputs channels that it takes
 * @param filter its weights
 * @param bias of each output
 */
record Kernel(
    int outputs,
    int inputs,
    int taps,
    int stride,
    int dilation,
    int padLeft,
    int padRight,
    Filter filter,
    IntFunction<Float> bias) {
  /** The weight of a tap from input channel {@code i} to output channel {@code o}. */
  @FunctionalInterface
  interface Filter {
    float at(int o, int i, int tap);
  }

  /**
   * {@return the weights as the engine wants them: (O/B, I/B, 1, K, B of I, B of O)}
   *
   * @see <a
   *     href="https://github.com/microsoft/onnxruntime/blob/main/onnxruntime/core/mlas/lib/reorder.cpp">ONNX
   *     Runtime, MlasReorderFilterOIHWBiBo</a>
   */
  ByteBuffer weights(int block) {
    ByteBuffer blocks = floats(outputs * inputs * taps);
    for (int o = 0; o < outputs; o += block) {
      for (int i = 0; i < inputs; i += block) {
        for (int tap = 0; tap < taps; tap++) {
          for (int ofI = 0; ofI < block; ofI++) {
            for (int ofO = 0; ofO < block; ofO++) {
              blocks.putFloat(filter.at(o + ofO, i + ofI, tap));
            }
          }
        }
      }
    }
    return blocks.flip();
  }

  /** {@return (O)} */
  ByteBuffer biases() {
    ByteBuffer biases = floats(outputs);
    for (int o = 0; o < outputs; o++) {
      biases.putFloat(bias.apply(o));
    }
    return biases.flip();
  }

  private static ByteBuffer floats(int count) {
    return ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, count))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
