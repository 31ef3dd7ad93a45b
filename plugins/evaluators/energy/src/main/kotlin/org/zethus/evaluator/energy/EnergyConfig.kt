package org.zethus.evaluator.energy

import org.zethus.api.config.Default
import org.zethus.dsp.score.Comparison

/**
 * How energies are compared.
 *
 * @property compare how pairs are prepared
 * @property energy the unit
 */
@JvmRecord
internal data class EnergyConfig(
  @field:Default("{}") val compare: Comparison,
  @field:Default("{}") val energy: Scale,
) {
  /**
   * The unit.
   *
   * @property decibels whether energies are compared in dB, not as they are
   */
  @JvmRecord internal data class Scale(@field:Default("true") val decibels: Boolean)
}
