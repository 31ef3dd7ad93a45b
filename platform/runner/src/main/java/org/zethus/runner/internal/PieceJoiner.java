package org.zethus.runner.internal;

import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.ZethusException;
import org.zethus.runner.Speech;

/**
 * Makes pieces that were generated apart follow one another: no step in the signal where they meet,
 * and at least a short pause between what is heard of them. Samples between the edges stay as they
 * are.
 */
final class PieceJoiner {
  /** Long enough to hide a step, too short to be heard as a fade. */
  private static final double FADE_SECONDS = 0.005;

  /** A reader's pause between two sentences of a paragraph, at the short end. */
  private static final double PAUSE_SECONDS = 0.3;

  /** Quieter than this (-46 dBFS) counts as pause. */
  private static final float QUIET = 0.005f;

  private int sampleRate;
  private long samplesBefore;
  private int quietBefore;

  /**
   * {@return the next piece: what is missing of the pause, then the waveform with faded edges}
   *
   * @param segments with times from the beginning of this waveform
   */
  Speech next(Waveform waveform, List<Segment> segments, String text) {
    Waveform mono = waveform.toMono();
    boolean isFirst = samplesBefore == 0;
    if (isFirst) {
      sampleRate = mono.sampleRate();
    } else if (sampleRate != mono.sampleRate()) {
      throw new ZethusException(
          "the model changed its sample rate from %d to %d Hz between two pieces"
              .formatted(sampleRate, mono.sampleRate()));
    }
    float[] samples = mono.samples();
    int pause =
        isFirst ? 0 : Math.max(0, samples(PAUSE_SECONDS) - quietBefore - quietAtStart(samples));
    quietBefore = quietAtEnd(samples);
    float[] joined = new float[pause + samples.length];
    System.arraycopy(samples, 0, joined, pause, samples.length);
    fade(joined, pause, Math.min(samples(FADE_SECONDS), samples.length / 2));

    double offset = (double) (samplesBefore + pause) / sampleRate;
    List<Segment> shifted =
        segments.stream()
            .map(each -> new Segment(each.label(), each.start() + offset, each.end() + offset))
            .toList();
    samplesBefore += joined.length;
    return new Speech(Waveform.mono(sampleRate, joined), shifted, text);
  }

  private int samples(double seconds) {
    return (int) Math.round(seconds * sampleRate);
  }

  /** Raised cosines over the first and the last samples after {@code start}. */
  private static void fade(float[] samples, int start, int length) {
    for (int i = 0; i < length; i++) {
      float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / length));
      samples[start + i] *= gain;
      samples[samples.length - 1 - i] *= gain;
    }
  }

  private static int quietAtStart(float[] samples) {
    int quiet = 0;
    while (quiet < samples.length && Math.abs(samples[quiet]) < QUIET) {
      quiet++;
    }
    return quiet;
  }

  private static int quietAtEnd(float[] samples) {
    int quiet = 0;
    while (quiet < samples.length && Math.abs(samples[samples.length - 1 - quiet]) < QUIET) {
      quiet++;
    }
    return quiet;
  }
}
