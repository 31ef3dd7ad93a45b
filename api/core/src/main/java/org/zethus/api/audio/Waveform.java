package org.zethus.api.audio;

import java.util.Arrays;
import org.zethus.api.plugin.ZethusException;

/** Samples at a rate, one or more channels of equal length, nominally in [-1, 1]. Immutable. */
public final class Waveform implements Signal {
  private final int sampleRate;
  private final float[][] channels;

  private Waveform(int sampleRate, float[][] channels) {
    if (sampleRate < 1) {
      throw new IllegalArgumentException(
          "need a sample rate of at least 1 Hz, found " + sampleRate);
    }
    if (channels.length == 0) {
      throw new IllegalArgumentException("need at least one channel, found none");
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException(
            "need channels of equal length, found %d and %d samples"
                .formatted(channels[0].length, channel.length));
      }
    }
    this.sampleRate = sampleRate;
    this.channels = channels;
  }

  /**
   * One channel.
   *
   * @param sampleRate samples per second
   * @param samples copied
   */
  public static Waveform mono(int sampleRate, float[] samples) {
    return new Waveform(sampleRate, new float[][] {samples.clone()});
  }

  /**
   * Several channels.
   *
   * @param sampleRate samples per second
   * @param channels (channels, samples), copied
   */
  public static Waveform of(int sampleRate, float[][] channels) {
    float[][] copy = new float[channels.length][];
    for (int c = 0; c < copy.length; c++) {
      copy[c] = channels[c].clone();
    }
    return new Waveform(sampleRate, copy);
  }

  /** {@return samples per second} */
  public int sampleRate() {
    return sampleRate;
  }

  /** {@return the number of channels} */
  public int channels() {
    return channels.length;
  }

  /** {@return samples per channel} */
  public int length() {
    return channels[0].length;
  }

  /** {@return the duration in seconds} */
  public double seconds() {
    return (double) length() / sampleRate;
  }

  /**
   * {@return a copy of the samples of a mono waveform}
   *
   * @throws IllegalStateException if there are several channels; {@link #toMono()} mixes them
   */
  public float[] samples() {
    if (channels.length != 1) {
      throw new IllegalStateException(
          "need one channel, found %d; mix them with toMono()".formatted(channels.length));
    }
    return channels[0].clone();
  }

  /**
   * {@return a copy of the samples, for one who takes no other rate and one channel alone}
   *
   * @param sampleRate samples per second
   * @param reader who takes them, for the message
   * @throws ZethusException if there are several channels or the rate is another
   */
  public float[] samplesAt(int sampleRate, String reader) {
    if (this.sampleRate != sampleRate || channels.length != 1) {
      throw new ZethusException(
          "%s takes one channel at %d Hz, found %d at %d Hz; mix and resample it first"
              .formatted(reader, sampleRate, channels.length, this.sampleRate));
    }
    return samples();
  }

  /** {@return a copy of one channel's samples} */
  public float[] channel(int index) {
    return channels[index].clone();
  }

  /** {@return the mean of the channels as one channel} */
  public Waveform toMono() {
    if (channels.length == 1) {
      return this;
    }
    float[] mean = new float[length()];
    for (float[] channel : channels) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += channel[i] / channels.length;
      }
    }
    return new Waveform(sampleRate, new float[][] {mean});
  }

  /**
   * {@return the same sound in so many channels} Where there are not as many, they are mixed, and
   * every channel has the mixture.
   */
  public Waveform withChannels(int count) {
    if (channels.length == count) {
      return this;
    }
    float[][] copies = new float[count][];
    Arrays.fill(copies, toMono().channels[0]);
    return new Waveform(sampleRate, copies);
  }

  /** {@return the samples from one on and before another} */
  public Waveform part(int from, int to) {
    if (from < 0 || from > to || to > length()) {
      throw new IllegalArgumentException(
          "need samples within 0 to %d, found %d to %d".formatted(length(), from, to));
    }
    return new Waveform(
        sampleRate,
        Arrays.stream(channels)
            .map(channel -> Arrays.copyOfRange(channel, from, to))
            .toArray(float[][]::new));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveform that
        && sampleRate == that.sampleRate
        && Arrays.deepEquals(channels, that.channels);
  }

  @Override
  public int hashCode() {
    return 31 * sampleRate + Arrays.deepHashCode(channels);
  }

  @Override
  public String toString() {
    return "Waveform(%d Hz, %d channels, %d samples)".formatted(sampleRate, channels(), length());
  }
}
