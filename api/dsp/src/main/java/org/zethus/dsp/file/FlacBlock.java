package org.zethus.dsp.file;

/** One channel of one frame, and the cheapest way found to write it. */
final class FlacBlock {
  private static final int LARGEST_PARTITION_ORDER = 6;

  private final int[] samples;
  private final int bits;
  private final boolean constant;
  private int order = -1;
  private int[] folded = new int[0];
  private RicePlan plan = RicePlan.NONE;
  private long cost;

  /**
   * How residuals are cut into partitions, each with a Rice parameter of its own.
   *
   * @param partitionOrder there are {@code 2^partitionOrder} partitions
   * @param parameters one per partition
   * @param cost bits, parameters included
   */
  private record RicePlan(int partitionOrder, int[] parameters, long cost) {
    static final RicePlan NONE = new RicePlan(0, new int[0], Long.MAX_VALUE / 2);
  }

  FlacBlock(int[] samples, int bits) {
    this.samples = samples;
    this.bits = bits;
    constant = isConstant(samples);
    cost = 8 + (constant ? bits : (long) bits * samples.length);
    for (int tried = 0; !constant && tried < FlacSubframe.FIXED.length; tried++) {
      if (tried < samples.length) {
        tryOrder(tried);
      }
    }
  }

  private static boolean isConstant(int[] samples) {
    for (int sample : samples) {
      if (sample != samples[0]) {
        return false;
      }
    }
    return true;
  }

  private void tryOrder(int tried) {
    int[] residuals = foldedResiduals(tried);
    RicePlan best = RicePlan.NONE;
    for (int partitionOrder = 0; partitionOrder <= LARGEST_PARTITION_ORDER; partitionOrder++) {
      int size = samples.length >> partitionOrder;
      if (size << partitionOrder != samples.length || size <= tried) {
        break;
      }
      RicePlan candidate = plan(residuals, tried, partitionOrder);
      best = candidate.cost() < best.cost() ? candidate : best;
    }
    long total = 8 + (long) bits * tried + 6 + best.cost();
    if (best.parameters().length > 0 && total < cost) {
      cost = total;
      order = tried;
      folded = residuals;
      plan = best;
    }
  }

  /** What the predictor misses, folded to be positive: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
  private int[] foldedResiduals(int predictor) {
    int[] coefficients = FlacSubframe.FIXED[predictor];
    int[] residuals = new int[samples.length];
    for (int i = predictor; i < samples.length; i++) {
      int residual = samples[i];
      for (int j = 0; j < predictor; j++) {
        residual -= coefficients[j] * samples[i - 1 - j];
      }
      residuals[i] = residual << 1 ^ residual >> 31;
    }
    return residuals;
  }

  private RicePlan plan(int[] residuals, int first, int partitionOrder) {
    int size = samples.length >> partitionOrder;
    int[] parameters = new int[1 << partitionOrder];
    long total = 0;
    for (int p = 0; p < parameters.length; p++) {
      int from = Math.max(first, p * size);
      int count = (p + 1) * size - from;
      long sum = 0;
      for (int i = from; i < from + count; i++) {
        sum += residuals[i];
      }
      long best = Long.MAX_VALUE;
      for (int k = 0; k <= largestParameter(); k++) {
        long bound = (long) count * (k + 1) + (sum >> k); // never below the exact cost
        if (bound < best) {
          best = bound;
          parameters[p] = k;
        }
      }
      total += best + parameterBits();
    }
    return new RicePlan(partitionOrder, parameters, total);
  }

  private int parameterBits() {
    return bits > 17 ? 5 : 4;
  }

  private int largestParameter() {
    return (1 << parameterBits()) - 2; // the largest of all means: not coded
  }

  int[] samples() {
    return samples;
  }

  /** {@return bits at most} */
  long cost() {
    return cost;
  }

  void write(BitWriter out) {
    int type = constant ? 0 : order < 0 ? 1 : 8 + order;
    out.write(type << 1, 8);
    int plain = constant ? 1 : order < 0 ? samples.length : order;
    for (int i = 0; i < plain; i++) {
      out.write(samples[i], bits);
    }
    if (type >= 8) {
      writeResiduals(out);
    }
  }

  private void writeResiduals(BitWriter out) {
    out.write(parameterBits() - 4L, 2);
    out.write(plan.partitionOrder(), 4);
    int size = samples.length >> plan.partitionOrder();
    for (int p = 0; p < plan.parameters().length; p++) {
      int parameter = plan.parameters()[p];
      out.write(parameter, parameterBits());
      for (int i = Math.max(order, p * size); i < (p + 1) * size; i++) {
        out.unary(folded[i] >>> parameter);
        out.write(folded[i], parameter);
      }
    }
  }
}
