package org.zethus.torch.optim;

/**
 * Learning rates as functions of the update, from 0. Names and numbers are those of the published
 * trainers; {@code warmup} and {@code total} are counted in updates.
 */
public final class Schedules {
  private Schedules() {}

  /** Always {@code base}. */
  public static Schedule constant(double base) {
    return update -> base;
  }

  /** Rises evenly from 0 to {@code base}, then stays. */
  public static Schedule constantWithWarmup(double base, long warmup) {
    return update -> base * rise(update, warmup);
  }

  /** Times {@code gamma} after every update. */
  public static Schedule exponential(double base, double gamma) {
    return update -> base * Math.pow(gamma, update);
  }

  /**
   * FastSpeech2's {@code NoamLR}: {@code base * min(e^-0.5, e * warmup^-1.5)}, where {@code e} is
   * the update but at least 1.
   */
  public static Schedule noamLr(double base, long warmup) {
    return update -> base * noam(Math.max(1, update), warmup);
  }

  /**
   * Noam with the model's width: {@code base * dim^-0.5 * min(s^-0.5, s * warmup^-1.5)}, where
   * {@code s} counts updates from 1.
   *
   * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 5.3</a>
   */
  public static Schedule noamScheduler(double base, int dim, long warmup) {
    double scale = base / Math.sqrt(dim);
    return update -> scale * noam(update + 1, warmup);
  }

  private static double noam(long step, long warmup) {
    return Math.min(Math.pow(step, -0.5), step * Math.pow(warmup, -1.5));
  }

  /**
   * Warm-up, then a cosine from {@code base}; {@code cycles} 0.5 ends at 0. It goes on after {@code
   * total}, upwards, as the reference's does.
   *
   * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, equation 5</a>
   */
  public static Schedule cosine(double base, long warmup, long total, double cycles) {
    return update -> {
      double wave = Math.cos(2 * Math.PI * cycles * progress(update, warmup, total));
      return base * (update < warmup ? rise(update, warmup) : Math.max(0, (1 + wave) / 2));
    };
  }

  /** Warm-up, then {@code cycles} falling half cosines, each from {@code base}; 0 at the end. */
  public static Schedule cosineWithRestarts(double base, long warmup, long total, int cycles) {
    return update -> {
      double progress = progress(update, warmup, total);
      if (update < warmup) {
        return base * rise(update, warmup);
      }
      return progress >= 1 ? 0 : base * (1 + Math.cos(Math.PI * (cycles * progress % 1))) / 2;
    };
  }

  /** Warm-up, then evenly down to 0 at {@code total}. */
  public static Schedule linear(double base, long warmup, long total) {
    return polynomial(base, warmup, total, 0, 1);
  }

  /** Warm-up, then down to {@code end} at {@code total} along {@code (1 - progress)^power}. */
  public static Schedule polynomial(
      double base, long warmup, long total, double end, double power) {
    return update -> {
      if (update < warmup) {
        return base * rise(update, warmup);
      }
      double left = Math.max(0, 1 - progress(update, warmup, total));
      return end + (base - end) * Math.pow(left, power);
    };
  }

  /** {@code schedule} counted in epochs instead of updates. */
  public static Schedule perEpoch(Schedule schedule) {
    return new Schedule() {
      private long epoch;

      @Override
      public double rate(long update) {
        return schedule.rate(epoch);
      }

      @Override
      public void startEpoch(long epoch) {
        this.epoch = epoch;
      }
    };
  }

  private static double rise(long update, long warmup) {
    return update < warmup ? (double) update / warmup : 1;
  }

  private static double progress(long update, long warmup, long total) {
    return (double) (update - warmup) / Math.max(1, total - warmup);
  }
}
