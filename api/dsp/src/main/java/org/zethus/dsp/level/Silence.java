package org.zethus.dsp.level;

import java.util.Arrays;
import org.zethus.api.audio.Waveform;

/**
 * Silence around sound. A frame is silent when its root mean square lies so many decibels below
 * that of the loudest frame.
 *
 * @param belowPeakDb decibels, e.g. 40; more keep quieter ends
 * @param frameSeconds length of a frame, e.g. 0.025
 * @param marginSeconds what is kept on both sides of the sound
 */
public record Silence(double belowPeakDb, double frameSeconds, double marginSeconds) {
  /** For read speech: keeps breath and the ends of fricatives. */
  public static final Silence AROUND_SPEECH = new Silence(40, 0.025, 0.05);

  /** Samples {@code from} up to {@code to}. */
  public record Stretch(int from, int to) {}

  public Silence {
    if (!(belowPeakDb > 0 && frameSeconds > 0 && marginSeconds >= 0)) {
      throw new IllegalArgumentException(
          "need decibels > 0, frames > 0 s and a margin >= 0 s, found %s, %s and %s"
              .formatted(belowPeakDb, frameSeconds, marginSeconds));
    }
  }

  /** {@return the waveform without silence at both ends; empty where all is silence} */
  public Waveform trim(Waveform waveform) {
    Stretch sound = sound(waveform);
    float[][] channels = new float[waveform.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = Arrays.copyOfRange(waveform.channel(c), sound.from(), sound.to());
    }
    return Waveform.of(waveform.sampleRate(), channels);
  }

  /** {@return where the sound is, with its margin; of no length where all is silence} */
  public Stretch sound(Waveform waveform) {
    float[] samples = waveform.toMono().samples();
    int frame = Math.max(1, (int) Math.rint(frameSeconds * waveform.sampleRate()));
    double[] power = power(samples, frame);
    double loudest = 0;
    for (double value : power) {
      loudest = Math.max(loudest, value);
    }
    double floor = loudest * StrictMath.pow(10, -belowPeakDb / 10);
    int first = 0;
    while (first < power.length && power[first] <= floor) {
      first++;
    }
    int end = power.length;
    while (end > first && power[end - 1] <= floor) {
      end--;
    }
    if (first == end) {
      return new Stretch(0, 0);
    }
    int margin = (int) Math.rint(marginSeconds * waveform.sampleRate());
    return new Stretch(
        Math.max(0, first * frame - margin), Math.min(samples.length, end * frame + margin));
  }

  private static double[] power(float[] samples, int frame) {
    double[] power = new double[(samples.length + frame - 1) / frame];
    for (int i = 0; i < samples.length; i++) {
      power[i / frame] += (double) samples[i] * samples[i];
    }
    return power;
  }
}
