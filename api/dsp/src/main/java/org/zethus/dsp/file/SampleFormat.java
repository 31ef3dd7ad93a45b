package org.zethus.dsp.file;

/** How a sample is stored. */
public enum SampleFormat {
  /** 16-bit integer; 1.0 is 32768. */
  PCM16(16),
  /** 24-bit integer; 1.0 is 8388608. */
  PCM24(24),
  /** 32-bit floating point, without a limit; not in FLAC. */
  FLOAT32(32);

  private final int bits;

  SampleFormat(int bits) {
    this.bits = bits;
  }

  /** {@return bits per sample} */
  public int bits() {
    return bits;
  }

  /**
   * {@return the integer nearest to a sample, cut off at the ends of the range}
   *
   * <p>Reading divides by the same power of two, so that what was read is written unchanged.
   */
  int quantise(float sample) {
    double full = 1 << (bits - 1);
    return (int) Math.max(-full, Math.min(full - 1, Math.rint(sample * full)));
  }
}
