package org.zethus.evaluator.pesq;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;

/** A sentence of LJSpeech (LJ001-0013, public domain), 2.6 s, and what can happen to it. */
final class Degraded {
  static final Waveform SPEECH =
      AudioFiles.read(
          Path.of(
              URI.create(
                  Objects.requireNonNull(Degraded.class.getResource("/lj/reference.flac"))
                      .toString())));

  /** Names in the tests' tables; lengths are in thirty-seconds of the speech. */
  private static final Map<String, UnaryOperator<float[]>> WAYS =
      Map.ofEntries(
          Map.entry("same", x -> x),
          Map.entry("quiet", x -> map(x, value -> 0.1f * value)),
          Map.entry("late", x -> silenced(inserted(x, 0, 2), 0, 2)),
          Map.entry("early", x -> Arrays.copyOfRange(x, x.length / 32, x.length)),
          Map.entry("noise", x -> noise(x, 0.02)),
          Map.entry("clipped", x -> map(x, v -> Math.max(-0.1f, Math.min(0.1f, v)))),
          Map.entry("dropped", x -> silenced(silenced(x, 9, 1), 21, 1)),
          Map.entry("paused", x -> silenced(inserted(x, 15, 1), 15, 1)),
          Map.entry("skipped", x -> skipped(x, 14, 2)),
          Map.entry("stuttered", x -> noise(inserted(skipped(x, 9, 1), 20, 2), 0.003)),
          Map.entry("other", x -> reversed(x)));

  private Degraded() {}

  static Waveform speech(int sampleRate) {
    return Resampler.resample(SPEECH, sampleRate);
  }

  static Waveform speech(int sampleRate, String way) {
    float[] samples = speech(sampleRate).samples();
    return Waveform.mono(sampleRate, Objects.requireNonNull(WAYS.get(way)).apply(samples));
  }

  @FunctionalInterface
  private interface FloatOperator {
    float apply(float value);
  }

  private static float[] map(float[] samples, FloatOperator operator) {
    float[] mapped = samples.clone();
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = operator.apply(mapped[i]);
    }
    return mapped;
  }

  private static float[] noise(float[] samples, double level) {
    Random random = new Random(1);
    return map(samples, value -> (float) (value + level * random.nextGaussian()));
  }

  private static float[] silenced(float[] samples, int from, int count) {
    float[] silenced = samples.clone();
    int unit = samples.length / 32;
    Arrays.fill(silenced, from * unit, (from + count) * unit, 0);
    return silenced;
  }

  /** Says a part twice. */
  private static float[] inserted(float[] samples, int from, int count) {
    int unit = samples.length / 32;
    return joined(
        Arrays.copyOf(samples, (from + count) * unit),
        Arrays.copyOfRange(samples, from * unit, samples.length));
  }

  private static float[] skipped(float[] samples, int from, int count) {
    int unit = samples.length / 32;
    return joined(
        Arrays.copyOf(samples, from * unit),
        Arrays.copyOfRange(samples, (from + count) * unit, samples.length));
  }

  private static float[] reversed(float[] samples) {
    float[] reversed = new float[samples.length];
    IntStream.range(0, samples.length).forEach(i -> reversed[i] = samples[samples.length - 1 - i]);
    return reversed;
  }

  private static float[] joined(float[] first, float[] second) {
    float[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
