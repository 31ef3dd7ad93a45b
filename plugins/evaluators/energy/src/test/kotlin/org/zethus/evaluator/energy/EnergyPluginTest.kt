package org.zethus.evaluator.energy

import java.nio.file.Path
import kotlin.math.PI
import kotlin.math.sin
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.within
import org.junit.jupiter.api.Test
import org.zethus.api.audio.Waveform
import org.zethus.api.config.Config
import org.zethus.api.data.Manifest
import org.zethus.api.data.Utterance
import org.zethus.dsp.file.AudioFiles
import org.zethus.testkit.TestRunContext
import org.zethus.testkit.contract.EvaluatorContract

private const val RATE = 16_000

class EnergyPluginTest : EvaluatorContract() {
  override fun plugin() = EnergyPlugin()

  override fun prepare(context: TestRunContext) {
    context.config("{}")
  }

  override fun reference(folder: Path) = tones(folder, 0.3)

  override fun generated(folder: Path) = tones(folder, 0.2)

  private fun tones(folder: Path, level: Double): Manifest {
    val utterances =
      listOf("a", "b").map { id ->
        val file = "audio/$id.wav"
        AudioFiles.write(folder.resolve(file), swell(level, 1.0))
        Utterance(id, "").withFiles(mapOf("audio" to file))
      }
    return Manifest(folder, utterances)
  }

  /** A tone that grows to [level] and fades, [seconds] long. */
  private fun swell(level: Double, seconds: Double): Waveform {
    val length = (RATE * seconds).toInt()
    val samples =
      FloatArray(length) { i ->
        (level * sin(PI * i / length) * sin(2 * PI * 440 * i / RATE)).toFloat()
      }
    return Waveform.mono(RATE, samples)
  }

  private fun score(reference: Waveform, generated: Waveform, config: String) =
    EnergyError(Config.parse(config, "test").`as`(EnergyConfig::class.java))
      .score(reference, generated)

  @Test
  fun halfTheLevelIsSixDecibelsAndTheSameShape() {
    val values = score(swell(0.5, 1.0), swell(0.25, 1.0), "{compare: {align: 'none'}}")
    assertThat(values.getValue("energy_rmse_db")).isCloseTo(6.02, within(0.1))
    assertThat(values.getValue("energy_correlation")).isCloseTo(1.0, within(1e-3))
  }

  @Test
  fun slowerSwellIsWarped() {
    val slower = swell(0.5, 1.5)
    val warped = score(swell(0.5, 1.0), slower, "{}").getValue("energy_rmse_db")
    val cut = score(swell(0.5, 1.0), slower, "{compare: {align: 'cut'}}").getValue("energy_rmse_db")
    assertThat(warped).isLessThan(cut / 2)
    assertThat(score(slower, slower, "{}")).containsEntry("energy_rmse_db", 0.0)
  }

  @Test
  fun silenceIsQuietNotInfinite() {
    val silence = Waveform.mono(RATE, FloatArray(RATE))
    val values = score(swell(0.5, 1.0), silence, "{}")
    assertThat(values.getValue("energy_rmse_db")).isBetween(60.0, 200.0)
    assertThat(values.getValue("energy_correlation")).isNaN()
  }
}
