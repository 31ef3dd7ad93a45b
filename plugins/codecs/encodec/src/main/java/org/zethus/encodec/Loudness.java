package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.zethus.api.plugin.ZethusException;

/**
 * How loud a segment is: the root mean square of its channels' mean. The network hears all segments
 * equally loud. As codes it is the four bytes of a float, the highest first.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
final class Loudness {
  /** How many codes it takes. */
  static final int CODES = Float.BYTES;

  /** How many values a code has. */
  static final int VALUES = 1 << Byte.SIZE;

  private static final double LEAST = 1e-8; // of silence, which stays silent

  private Loudness() {}

  /** {@return (B, 1, 1) of sound (B, C, N)} */
  static NDArray of(NDArray sound) {
    NDArray mono = sound.mean(new int[] {1}, true);
    return mono.square().mean(new int[] {2}, true).sqrt().add(LEAST);
  }

  /** {@return a loudness as codes} */
  static long[] codes(float loudness) {
    byte[] bytes = ByteBuffer.allocate(CODES).putFloat(loudness).array();
    long[] codes = new long[CODES];
    Arrays.setAll(codes, i -> Byte.toUnsignedLong(bytes[i]));
    return codes;
  }

  /**
   * {@return what codes tell}
   *
   * @param codes the first {@link #CODES} count
   * @throws ZethusException if that is no loudness
   */
  static float read(long[] codes) {
    ByteBuffer bytes = ByteBuffer.allocate(CODES);
    for (int i = 0; i < CODES; i++) {
      bytes.put((byte) codes[i]);
    }
    float loudness = bytes.getFloat(0);
    if (!(loudness >= 0 && Float.isFinite(loudness))) {
      throw new ZethusException(
          "the codes of a segment begin with a loudness of %s, expected a finite one of at least 0. Are they damaged?"
              .formatted(loudness));
    }
    return loudness;
  }
}
