package org.zethus.torch.optim;

/**
 * Eden, the schedule that ScaledAdam was published with: falls with the square root of both updates
 * and epochs once they pass {@code lrBatches} and {@code lrEpochs}; starts at half the rate.
 *
 * @see <a href="https://arxiv.org/abs/2310.11230">Yao et al. 2023, section 3.5</a>
 */
public final class Eden implements Schedule {
  private final double base;
  private final double lrBatches;
  private final double lrEpochs;
  private final double warmupBatches;
  private long epoch;

  /**
   * @param warmupBatches updates over which the rate rises from half
   */
  public Eden(double base, double lrBatches, double lrEpochs, double warmupBatches) {
    this.base = base;
    this.lrBatches = lrBatches;
    this.lrEpochs = lrEpochs;
    this.warmupBatches = warmupBatches;
  }

  @Override
  public double rate(long update) {
    double warmup = update >= warmupBatches ? 1 : 0.5 + 0.5 * update / warmupBatches;
    return base * warmup * decay(update, lrBatches) * decay(epoch, lrEpochs);
  }

  private static double decay(double count, double scale) {
    return Math.pow((count * count + scale * scale) / (scale * scale), -0.25);
  }

  @Override
  public void startEpoch(long epoch) {
    this.epoch = epoch;
  }
}
