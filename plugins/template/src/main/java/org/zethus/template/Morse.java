package org.zethus.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

/**
 * Sends text as Morse code. A dash lasts 3 dots; between the dots and dashes of a letter there is
 * silence of 1 dot, between letters of 3, between words of 7. Each word is one piece, each letter a
 * segment.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-M.1677-1-200910-I/">ITU-R M.1677-1, part I, 2</a>
 */
final class Morse implements Model {
  private static final int DASH = 3;
  private static final int AFTER_MARK = 1;
  private static final int AFTER_LETTER = 3;
  private static final int AFTER_WORD = 7;

  private static final float LEVEL = 0.5f;

  /** How long the tone takes to rise and to fall; harder keying clicks. */
  private static final double RAMP_SECONDS = 0.005;

  /** A dot or a dash; begin and end in dots from the word's beginning. */
  private record Mark(double begin, double end) {}

  private final MorseConfig config;
  private final AtomicBoolean closed = new AtomicBoolean();

  Morse(MorseConfig config) {
    this.config = config;
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (closed.get()) {
      throw new IllegalStateException("this model is closed");
    }
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException("morse answers tts, found a request for " + request.task());
    }
    tts.requireControlsOf("morse", Set.of());
    tts.requireNoPrompt("morse");
    if (!MorseCode.canSay(tts.text())) {
      throw new ZethusException("nothing to send in '%s'".formatted(tts.text()));
    }
    for (String word : tts.text().strip().split("\\s+")) {
      cancel.throwIfCancelled();
      sink.accept(send(word, tts));
    }
  }

  /** One word and the silence behind it. */
  private Generated send(String word, TtsRequest request) {
    double dot = config.dotSeconds() / request.speed();
    List<Segment> letters = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    double now = 0;
    for (char letter : word.toCharArray()) {
      double begin = now;
      for (char mark : MorseCode.sign(letter).toCharArray()) {
        marks.add(new Mark(now, now + (mark == '-' ? DASH : 1)));
        now = marks.get(marks.size() - 1).end() + AFTER_MARK;
      }
      now -= AFTER_MARK;
      letters.add(new Segment(String.valueOf(letter), begin * dot, now * dot));
      now += AFTER_LETTER;
    }
    now += AFTER_WORD - AFTER_LETTER;
    float[] samples = new float[(int) Math.round(now * dot * config.sampleRate())];
    for (Mark mark : marks) {
      key(samples, mark.begin() * dot, mark.end() * dot, request);
    }
    return new Generated(Waveform.mono(config.sampleRate(), samples), letters, word);
  }

  /** Adds a tone from {@code begin} to {@code end} seconds. */
  private void key(float[] samples, double begin, double end, TtsRequest request) {
    int rate = config.sampleRate();
    double level = Math.min(1, LEVEL * request.energy());
    int first = (int) Math.round(begin * rate);
    int last = Math.min(samples.length, (int) Math.round(end * rate));
    for (int i = first; i < last; i++) {
      double fromEdge = Math.min(i - first, last - 1 - i) / (RAMP_SECONDS * rate);
      double ramp = 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, fromEdge));
      double phase = 2 * Math.PI * config.f0() * request.pitch() * (i - first) / rate;
      samples[i] = (float) (level * ramp * Math.sin(phase));
    }
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
