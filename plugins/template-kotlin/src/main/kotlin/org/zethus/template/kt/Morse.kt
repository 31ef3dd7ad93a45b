package org.zethus.template.kt

import java.util.concurrent.atomic.AtomicBoolean
import java.util.function.Consumer
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.min
import kotlin.math.roundToInt
import kotlin.math.sin
import org.zethus.api.audio.Waveform
import org.zethus.api.data.Segment
import org.zethus.api.model.Generated
import org.zethus.api.model.Model
import org.zethus.api.model.ModelRequest
import org.zethus.api.model.TtsRequest
import org.zethus.api.plugin.CancelSignal
import org.zethus.api.plugin.ZethusException

private const val DASH = 3
private const val AFTER_MARK = 1
private const val AFTER_LETTER = 3
private const val AFTER_WORD = 7

private const val LEVEL = 0.5

/** How long the tone takes to rise and to fall; harder keying clicks. */
private const val RAMP_SECONDS = 0.005

/** A dot or a dash; begin and end in dots from the word's beginning. */
private data class Mark(val begin: Double, val end: Double)

/**
 * Sends text as Morse code. A dash lasts 3 dots; between the dots and dashes of a letter there is
 * silence of 1 dot, between letters of 3, between words of 7. Each word is one piece, each letter a
 * segment.
 *
 * See [ITU-R M.1677-1, part I, 2](https://www.itu.int/rec/R-REC-M.1677-1-200910-I/).
 */
class Morse(private val config: MorseConfig) : Model {
  private val closed = AtomicBoolean()

  override fun stream(request: ModelRequest, cancel: CancelSignal, sink: Consumer<Generated>) {
    check(!closed.get()) { "this model is closed" }
    if (request !is TtsRequest) {
      throw ZethusException("morse answers tts, found a request for ${request.task()}")
    }
    request.requireControlsOf("morse", setOf())
    request.requireNoPrompt("morse")
    if (!MorseCode.canSay(request.text())) {
      throw ZethusException("nothing to send in '${request.text()}'")
    }
    for (word in request.text().trim().split(Regex("\\s+"))) {
      cancel.throwIfCancelled()
      sink.accept(send(word, request))
    }
  }

  /** One word and the silence behind it. */
  private fun send(word: String, request: TtsRequest): Generated {
    val dot = config.dotSeconds() / request.speed()
    val letters = mutableListOf<Segment>()
    val marks = mutableListOf<Mark>()
    var now = 0.0
    for (letter in word) {
      val begin = now
      for (mark in MorseCode.sign(letter)) {
        val end = now + if (mark == '-') DASH else 1
        marks += Mark(now, end)
        now = end + AFTER_MARK
      }
      now -= AFTER_MARK
      letters += Segment(letter.toString(), begin * dot, now * dot)
      now += AFTER_LETTER
    }
    now += AFTER_WORD - AFTER_LETTER
    val samples = FloatArray((now * dot * config.sampleRate).roundToInt())
    for ((begin, end) in marks) {
      key(samples, begin * dot, end * dot, request)
    }
    return Generated(Waveform.mono(config.sampleRate, samples), letters, word)
  }

  /** Adds a tone from [begin] to [end] seconds. */
  private fun key(samples: FloatArray, begin: Double, end: Double, request: TtsRequest) {
    val rate = config.sampleRate
    val level = min(1.0, LEVEL * request.energy())
    val first = (begin * rate).roundToInt()
    val last = min(samples.size, (end * rate).roundToInt())
    for (i in first until last) {
      val fromEdge = min(i - first, last - 1 - i) / (RAMP_SECONDS * rate)
      val ramp = 0.5 - 0.5 * cos(PI * min(1.0, fromEdge))
      val phase = 2 * PI * config.f0 * request.pitch() * (i - first) / rate
      samples[i] = (level * ramp * sin(phase)).toFloat()
    }
  }

  override fun close() = closed.set(true)
}
