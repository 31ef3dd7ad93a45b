package org.zethus.evaluator.energy

import org.zethus.api.audio.Waveform
import org.zethus.api.config.Config
import org.zethus.testkit.GoldenCase
import org.zethus.testkit.GoldenCases

class EnergyGoldenTest {
  @GoldenCases(area = "metrics", model = "energy RMSE/PCC, M-STFT distance, SI-SDR, SI-SNR")
  fun energiesOfAlignedFrames(golden: GoldenCase) {
    val rate = (golden.config().get("fs") as Number).toInt()
    val reference = Waveform.mono(rate, golden.floats("in.ref"))
    for (other in listOf("deg", "noisy")) {
      val generated = Waveform.mono(rate, golden.floats("in.$other"))
      for (method in listOf("cut", "dtw")) {
        for ((name, decibels) in mapOf("lin" to false, "db" to true)) {
          val text = "{compare: {align: '$method'}, energy: {decibels: $decibels}}"
          val config = Config.parse(text, "test").`as`(EnergyConfig::class.java)
          val values = EnergyError(config).score(reference, generated)
          val unit = if (decibels) "_db" else ""
          val case = "${other}_${method}_$name"
          golden.assertClose(
            "out.energy_rmse_$case",
            doubleArrayOf(values.getValue("energy_rmse$unit")),
          )
          golden.assertClose(
            "out.energy_pcc_$case",
            doubleArrayOf(values.getValue("energy_correlation")),
          )
        }
      }
    }
  }
}
