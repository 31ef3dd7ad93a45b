package org.zethus.evaluator.energy

import kotlin.math.log10
import kotlin.math.max
import org.zethus.api.audio.MelSpec.Padding
import org.zethus.api.audio.Waveform
import org.zethus.dsp.Energy
import org.zethus.dsp.Stft
import org.zethus.dsp.score.Alignment
import org.zethus.dsp.score.PairScore
import org.zethus.dsp.score.Series

private const val WINDOW = 1024
private const val HOP = 256

/** Digital silence has no logarithm; nobody hears below -100 dB. */
private const val LEAST = 1e-5

/**
 * How far the energy of frames is off: root mean square difference and Pearson correlation of the
 * Euclidean norms of their spectra, in dB unless asked otherwise. Frames are paired by their
 * energies, or as the configuration says.
 */
internal class EnergyError(private val config: EnergyConfig) : PairScore {
  private val stft = Stft(WINDOW, WINDOW, HOP, Padding.CENTER_ZERO)
  private val alignment = config.compare.align().or(Alignment.DTW)

  override fun score(reference: Waveform, generated: Waveform): Map<String, Double> {
    val energies = Series.align(alignment, energies(reference), energies(generated))
    val unit = if (config.energy.decibels) "_db" else ""
    return linkedMapOf(
      "energy_rmse$unit" to energies.rootMeanSquareError(),
      "energy_correlation" to energies.correlation(),
    )
  }

  private fun energies(waveform: Waveform): DoubleArray {
    val energies = Energy.of(stft, waveform.samples())
    return DoubleArray(energies.size) { t ->
      val energy = energies[t].toDouble()
      if (config.energy.decibels) 20 * log10(max(energy, LEAST)) else energy
    }
  }

  companion object {
    const val MEASURE = "error and correlation of the energy of frames"
  }
}
