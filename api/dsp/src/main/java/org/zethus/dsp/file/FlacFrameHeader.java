package org.zethus.dsp.file;

import java.io.EOFException;
import java.util.function.Function;
import org.zethus.api.plugin.ZethusException;

/**
 * What stands before a frame's subframes; RFC 9639 section 9.1.
 *
 * @param blockSize samples per channel
 * @param assignment 0 to 7: that many channels and one; 8 left and side, 9 side and right, 10 mid
 *     and side
 * @param bits bits per sample, 0 where STREAMINFO says
 */
record FlacFrameHeader(int blockSize, int assignment, int bits) {
  static final int LEFT_SIDE = 8;
  static final int SIDE_RIGHT = 9;
  static final int MID_SIDE = 10;

  private static final int SYNC = 0x3FFE;
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  static FlacFrameHeader read(BitReader in, byte[] file, Function<String, ZethusException> bad)
      throws EOFException {
    int start = in.position();
    if (in.unsigned(14) != SYNC || in.unsigned(1) != 0) {
      throw bad.apply("at byte %d found no beginning of a frame".formatted(start));
    }
    in.unsigned(1); // whether the number below counts frames or samples: it is not needed
    int sizeCode = (int) in.unsigned(4);
    int rateCode = (int) in.unsigned(4);
    int assignment = (int) in.unsigned(4);
    int bits = BITS[(int) in.unsigned(3)];
    if (in.unsigned(1) != 0 || bits < 0 || assignment > MID_SIDE || rateCode == 15) {
      throw bad.apply("the frame at byte %d uses reserved codes".formatted(start));
    }
    int numberBytes = Integer.numberOfLeadingZeros(~((int) in.unsigned(8) << 24));
    in.skipBytes(Math.max(0, numberBytes - 1));
    int blockSize =
        switch (sizeCode) {
          case 0 -> throw bad.apply("the frame at byte %d uses reserved codes".formatted(start));
          case 1 -> 192;
          case 6 -> (int) in.unsigned(8) + 1;
          case 7 -> (int) in.unsigned(16) + 1;
          default -> sizeCode < 6 ? 144 << sizeCode : 1 << sizeCode;
        };
    switch (rateCode) {
      case 12 -> in.skipBytes(1);
      case 13, 14 -> in.skipBytes(2);
      default -> {
        // The rate is one of a table or STREAMINFO's; it may not change within a file.
      }
    }
    int end = in.position();
    if (in.unsigned(8) != Crc.CRC8.of(file, start, end)) {
      throw bad.apply("the frame header at byte %d has another checksum".formatted(start));
    }
    return new FlacFrameHeader(blockSize, assignment, bits);
  }

  int channels() {
    return assignment < LEFT_SIDE ? assignment + 1 : 2;
  }

  /** {@return whether a subframe holds left minus right, which needs one more bit} */
  boolean isSide(int channel) {
    return assignment == SIDE_RIGHT ? channel == 0 : assignment >= LEFT_SIDE && channel == 1;
  }

  /** Makes left and right of what the subframes hold. */
  void restoreChannels(long[][] block) {
    for (int i = 0; assignment >= LEFT_SIDE && i < blockSize; i++) {
      long first = block[0][i];
      long second = block[1][i];
      switch (assignment) {
        case LEFT_SIDE -> block[1][i] = first - second;
        case SIDE_RIGHT -> block[0][i] = first + second;
        default -> {
          long sum = (first << 1) | (second & 1); // the bit that halving the sum lost
          block[0][i] = (sum + second) >> 1;
          block[1][i] = (sum - second) >> 1;
        }
      }
    }
  }
}
