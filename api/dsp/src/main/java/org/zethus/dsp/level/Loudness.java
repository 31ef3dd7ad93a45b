package org.zethus.dsp.level;

import java.util.Arrays;
import org.zethus.api.audio.Waveform;

/**
 * Integrated loudness in LUFS: power of blocks of 400 ms after a filter that follows the ear, mean
 * over blocks that are not silent.
 *
 * @see <a href="https://www.itu.int/rec/R-REC-BS.1770">ITU-R BS.1770-4</a>
 * @see <a href="https://tech.ebu.ch/publications/r128">EBU R 128</a>
 */
public final class Loudness {
  private static final double BLOCK_SECONDS = 0.4;
  private static final double STEP_SECONDS = 0.1;
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double SURROUND_WEIGHT = 1.41;

  private Loudness() {}

  /**
   * {@return LUFS; negative infinity for silence and for less than 400 ms}
   *
   * @param waveform of any rate; channels as mono, stereo, left-right-centre, and with five or more
   *     as left, right, centre, [low frequencies, not counted,] and surround
   */
  public static double integrated(Waveform waveform) {
    double[] power = blockPower(waveform);
    double ungated = meanAbove(power, ABSOLUTE_GATE);
    double gate = Math.max(ABSOLUTE_GATE, toLufs(ungated) + RELATIVE_GATE);
    return toLufs(meanAbove(power, gate));
  }

  /**
   * {@return the waveform made as loud as {@code lufs}; itself where it is silent} Samples beyond
   * full scale are not cut off.
   */
  public static Waveform normalise(Waveform waveform, double lufs) {
    double found = integrated(waveform);
    if (found == Double.NEGATIVE_INFINITY) {
      return waveform;
    }
    float gain = (float) StrictMath.pow(10, (lufs - found) / 20);
    float[][] channels = new float[waveform.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = waveform.channel(c);
      for (int i = 0; i < channels[c].length; i++) {
        channels[c][i] *= gain;
      }
    }
    return Waveform.of(waveform.sampleRate(), channels);
  }

  private static double toLufs(double power) {
    return power == 0 ? Double.NEGATIVE_INFINITY : OFFSET + 10 * StrictMath.log10(power);
  }

  private static double meanAbove(double[] power, double gate) {
    return Arrays.stream(power).filter(block -> toLufs(block) > gate).average().orElse(0);
  }

  /** Power of blocks that begin every 100 ms, channels weighted and added. */
  private static double[] blockPower(Waveform waveform) {
    int rate = waveform.sampleRate();
    int blockLength = (int) Math.rint(BLOCK_SECONDS * rate);
    int blocks =
        waveform.length() < blockLength
            ? 0
            : (int) ((waveform.length() - blockLength) / (STEP_SECONDS * rate)) + 1;
    double[] power = new double[blocks];
    for (int c = 0; c < waveform.channels(); c++) {
      double weight = weight(c, waveform.channels());
      double[] heard = Biquad.highPass(rate).filter(Biquad.shelf(rate).filter(waveform.channel(c)));
      for (int b = 0; b < blocks; b++) {
        int start = (int) Math.rint(b * STEP_SECONDS * rate);
        double sum = 0;
        for (int i = start; i < Math.min(start + blockLength, heard.length); i++) {
          sum += heard[i] * heard[i];
        }
        power[b] += weight * sum / blockLength;
      }
    }
    return power;
  }

  private static double weight(int channel, int channels) {
    if (channels < 5 || channel < 3) {
      return 1;
    }
    boolean lowFrequencies = channels > 5 && channel == 3;
    return lowFrequencies ? 0 : SURROUND_WEIGHT;
  }
}
