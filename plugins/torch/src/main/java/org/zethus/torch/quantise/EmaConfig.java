package org.zethus.torch.quantise;

import org.zethus.api.config.Default;

/**
 * How a {@link EuclideanCodebook} learns.
 *
 * @param decay of the running counts and sums, per training step
 * @param eps added to every count, so that none is 0
 * @param thresholdEmaDeadCode entries whose running count is below are restarted at vectors of the
 *     batch; 0 for never
 * @param kmeansInit whether the entries begin as the centres of the first batch
 * @param kmeansIters steps towards these centres
 */
public record EmaConfig(
    @Default("0.99") double decay,
    @Default("1e-5") double eps,
    @Default("2") double thresholdEmaDeadCode,
    @Default("true") boolean kmeansInit,
    @Default("50") int kmeansIters) {
  /** As EnCodec was trained. */
  public static final EmaConfig ENCODEC = new EmaConfig(0.99, 1e-5, 2, true, 50);

  public EmaConfig {
    if (!(decay >= 0 && decay < 1) || !(eps > 0) || thresholdEmaDeadCode < 0 || kmeansIters < 1) {
      throw new IllegalArgumentException(
          "need 0 <= decay < 1, eps > 0, threshold_ema_dead_code >= 0 and kmeans_iters >= 1, found %s, %s, %s and %d"
              .formatted(decay, eps, thresholdEmaDeadCode, kmeansIters));
    }
  }
}
