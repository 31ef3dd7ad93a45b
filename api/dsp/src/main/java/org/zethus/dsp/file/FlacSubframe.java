package org.zethus.dsp.file;

import java.io.EOFException;
import java.util.Arrays;
import java.util.function.Function;
import org.zethus.api.plugin.ZethusException;

/** Reads one channel of one frame; RFC 9639 section 9.2. */
final class FlacSubframe {
  /** Coefficients of the fixed predictors of order 0 to 4, newest sample first. */
  static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private FlacSubframe() {}

  static void read(BitReader in, long[] block, int bits, Function<String, ZethusException> bad)
      throws EOFException {
    int start = in.position();
    if (in.unsigned(1) != 0) {
      throw bad.apply("at byte %d found no beginning of a subframe".formatted(start));
    }
    int type = (int) in.unsigned(6);
    int wasted = in.unsigned(1) == 1 ? in.unary() + 1 : 0;
    int width = bits - wasted;
    if (width < 1) {
      throw bad.apply(
          "the subframe at byte %d wastes %d of %d bits".formatted(start, wasted, bits));
    }
    if (type == 0) {
      Arrays.fill(block, in.signed(width));
    } else if (type == 1) {
      readWarmUp(in, block, block.length, width);
    } else if (type >= 8 && type <= 12 && type - 8 <= block.length) {
      readWarmUp(in, block, type - 8, width);
      readResidual(in, block, type - 8, bad);
      predict(block, FIXED[type - 8], 0);
    } else if (type >= 32 && type - 31 <= block.length) {
      readLinear(in, block, type - 31, width, bad);
    } else {
      throw bad.apply(
          "the subframe at byte %d has the reserved type %d or is too short for it"
              .formatted(start, type));
    }
    for (int i = 0; wasted > 0 && i < block.length; i++) {
      block[i] <<= wasted;
    }
  }

  private static void readLinear(
      BitReader in, long[] block, int order, int width, Function<String, ZethusException> bad)
      throws EOFException {
    readWarmUp(in, block, order, width);
    int precision = (int) in.unsigned(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) {
      throw bad.apply(
          "before byte %d found a predictor of %d bits shifted by %d"
              .formatted(in.position(), precision, shift));
    }
    int[] coefficients = new int[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) in.signed(precision);
    }
    readResidual(in, block, order, bad);
    predict(block, coefficients, shift);
  }

  private static void readWarmUp(BitReader in, long[] block, int count, int width)
      throws EOFException {
    for (int i = 0; i < count; i++) {
      block[i] = in.signed(width);
    }
  }

  private static void readResidual(
      BitReader in, long[] block, int order, Function<String, ZethusException> bad)
      throws EOFException {
    int method = (int) in.unsigned(2);
    int partitions = 1 << in.unsigned(4);
    int size = block.length / partitions;
    if (method > 1 || size * partitions != block.length || size < order) {
      throw bad.apply(
          "before byte %d found %d partitions of method %d for %d samples"
              .formatted(in.position(), partitions, method, block.length));
    }
    int parameterBits = method == 0 ? 4 : 5;
    int escape = (1 << parameterBits) - 1;
    for (int p = 0; p < partitions; p++) {
      int parameter = (int) in.unsigned(parameterBits);
      int from = p == 0 ? order : p * size;
      int plainBits = parameter == escape ? (int) in.unsigned(5) : 0;
      for (int i = from; i < (p + 1) * size; i++) {
        if (parameter == escape) {
          block[i] = in.signed(plainBits);
        } else {
          long folded = ((long) in.unary() << parameter) | in.unsigned(parameter);
          block[i] = (folded >>> 1) ^ -(folded & 1);
        }
      }
    }
  }

  /** Adds to each residual what the samples before it predict. */
  private static void predict(long[] block, int[] coefficients, int shift) {
    int order = coefficients.length;
    for (int i = order; i < block.length; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += coefficients[j] * block[i - 1 - j];
      }
      block[i] += sum >> shift;
    }
  }
}
