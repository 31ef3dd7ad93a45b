package org.zethus.template.kt

import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.assertj.core.api.Assertions.within
import org.junit.jupiter.api.Test
import org.zethus.api.audio.Waveform
import org.zethus.api.config.Config
import org.zethus.api.config.ConfigException
import org.zethus.api.model.TtsRequest
import org.zethus.api.plugin.CancelSignal
import org.zethus.api.plugin.Checkpoint
import org.zethus.api.plugin.Device
import org.zethus.api.plugin.ZethusException

class MorseTest {
  /** A dot of 50 ms. */
  private val config = Config.parse("{sample_rate: 8000, f0: 500, words_per_minute: 24}", "test")

  @Test
  fun parisIsFiftyDots() {
    assertThat(sound(TtsRequest("PARIS")).seconds()).isEqualTo(50 * 0.05, within(1e-9))
  }

  @Test
  fun everyWordIsAPieceAndEveryLetterASegment() {
    val pieces = send(TtsRequest("an at"))
    assertThat(pieces.map { it.text() }).containsExactly("an", "at")
    val an = pieces[0].segments()
    assertThat(an.map { it.label() }).containsExactly("a", "n")
    assertThat(an[0].end()).isEqualTo(5 * 0.05, within(1e-9))
    assertThat(an[1].start()).isEqualTo(8 * 0.05, within(1e-9))
  }

  @Test
  fun toneSoundsInMarksAlone() {
    val dot = 400
    val a = sound(TtsRequest("a")).samples().map { kotlin.math.abs(it) }
    assertThat(a.subList(0, dot).max()).isEqualTo(0.5f, within(0.01f))
    assertThat(a.subList(dot, 2 * dot)).containsOnly(0f)
    assertThat(a.subList(2 * dot, 5 * dot).max()).isEqualTo(0.5f, within(0.01f))
    assertThat(a.subList(5 * dot, a.size)).containsOnly(0f)
  }

  @Test
  fun characterWithoutASignIsNamed() {
    assertThatThrownBy { send(TtsRequest("5 €")) }
      .isInstanceOf(ZethusException::class.java)
      .hasMessageContainingAll("'€'", "letters a to z")
  }

  @Test
  fun toneAboveHalfTheSampleRateIsRefused() {
    val high = Config.parse("{sample_rate: 8000, f0: 4000}", "test")
    assertThatThrownBy { high.`as`(MorseConfig::class.java) }
      .isInstanceOf(ConfigException::class.java)
      .hasMessageContainingAll("f0 4000", "sample_rate 8000")
  }

  private fun send(request: TtsRequest) =
    MorsePlugin().load(Checkpoint.untrained("morse", config, 1), Device.CPU).use {
      it.generate(request, CancelSignal())
    }

  private fun sound(request: TtsRequest) = send(request)[0].signal() as Waveform
}
