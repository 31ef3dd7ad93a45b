package org.zethus.diffwave;

/**
 * From noise to a waveform, step by step: the network says what of it is noise, some of that is
 * taken away, and a little new noise is added, but not in the last step.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, algorithm 2</a>
 */
final class ReverseProcess {
  private final NoiseSchedule schedule;
  private final double[] times;

  /** Says what of a waveform is noise. */
  @FunctionalInterface
  interface Denoiser {
    /**
     * {@return the noise in it}
     *
     * @param time in steps of training, with a fraction
     */
    float[] noise(float[] audio, double time);
  }

  /** Draws standard normal noise. */
  @FunctionalInterface
  interface Source {
    /** {@return so many independent values} */
    float[] draw(int length);
  }

  /**
   * A process.
   *
   * @param training what the network was trained with
   * @param schedule the steps to take
   */
  ReverseProcess(NoiseSchedule training, NoiseSchedule schedule) {
    this.schedule = schedule;
    times = training.timesOf(schedule);
  }

  /** {@return so many samples in [-1, 1]} */
  float[] run(int length, Denoiser denoiser, Source source) {
    float[] audio = source.draw(length);
    for (int n = schedule.length() - 1; n >= 0; n--) {
      float[] noise = denoiser.noise(audio, times[n]);
      float[] fresh = n > 0 ? source.draw(length) : new float[length];
      step(n, audio, noise, fresh);
    }
    return audio;
  }

  private void step(int n, float[] audio, float[] noise, float[] fresh) {
    double beta = schedule.beta(n);
    float scale = (float) (1 / Math.sqrt(1 - beta));
    float share = (float) (beta / Math.sqrt(1 - schedule.alphaBar(n)));
    float sigma = 0;
    if (n > 0) {
      double left = (1 - schedule.alphaBar(n - 1)) / (1 - schedule.alphaBar(n));
      sigma = (float) Math.sqrt(left * beta);
    }
    for (int i = 0; i < audio.length; i++) {
      float sample = scale * (audio[i] - share * noise[i]) + sigma * fresh[i];
      audio[i] = Math.max(-1, Math.min(1, sample));
    }
  }
}
