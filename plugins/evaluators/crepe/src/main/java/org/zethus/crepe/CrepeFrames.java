package org.zethus.crepe;

/** Frames as CREPE hears them: {@value CrepeShape#FRAME_LENGTH} samples, loudness taken off. */
public final class CrepeFrames {
  /** Keeps silence from being divided by 0; some 160 dB below full scale. */
  private static final double LEAST_DEVIATION = 1e-8;

  private CrepeFrames() {}

  /**
   * Copies a frame out of a waveform and gives it mean 0 and standard deviation 1.
   *
   * @param samples mono, 16 kHz; silence is assumed around them
   * @param centre sample in the middle of the frame; may lie outside
   * @param frames where to
   * @param offset place in {@code frames} of the frame's first sample
   */
  public static void copy(float[] samples, int centre, float[] frames, int offset) {
    int start = centre - CrepeShape.FRAME_LENGTH / 2;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < CrepeShape.FRAME_LENGTH; i++) {
      int at = start + i;
      float sample = at >= 0 && at < samples.length ? samples[at] : 0;
      frames[offset + i] = sample;
      sum += sample;
      squares += (double) sample * sample;
    }
    double mean = sum / CrepeShape.FRAME_LENGTH;
    double variance = Math.max(0, squares / CrepeShape.FRAME_LENGTH - mean * mean);
    double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
    for (int i = 0; i < CrepeShape.FRAME_LENGTH; i++) {
      frames[offset + i] = (float) ((frames[offset + i] - mean) / deviation);
    }
  }
}
