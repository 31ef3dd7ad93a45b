package org.zethus.torch.train;

import org.zethus.api.config.Default;
import org.zethus.torch.optim.ReduceOnPlateau;
import org.zethus.torch.optim.Schedule;

/**
 * The section {@code train.reducelronplateau}.
 *
 * @param factor the rate is multiplied by it when validation gains nothing
 * @param patience validations without gain that are borne
 * @param minLr the lowest rate
 */
public record PlateauConfig(
    @Default("0.8") double factor, @Default("10") int patience, @Default("1e-4") double minLr) {

  Schedule schedule(double base) {
    return new ReduceOnPlateau(base, factor, patience, minLr);
  }
}
