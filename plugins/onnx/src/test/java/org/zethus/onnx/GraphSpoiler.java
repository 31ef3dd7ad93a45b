package org.zethus.onnx;

import java.util.Arrays;
import java.util.Random;

/** Spoils a graph in one to four ways: as a bad disk would, and as somebody who means harm. */
final class GraphSpoiler {
  /** Bytes that change what a protobuf number, key or length means. */
  private static final int[] TELLING = {0, 1, 2, 3, 7, 8, 0x0a, 0x12, 0x20, 0x40, 0x7f, 0x80, 0xff};

  private final Random random;

  GraphSpoiler(long seed) {
    this.random = new Random(seed);
  }

  byte[] spoil(byte[] whole) {
    byte[] spoiled = whole.clone();
    for (int times = random.nextInt(4); times >= 0; times--) {
      spoiled = once(spoiled);
    }
    return spoiled;
  }

  private byte[] once(byte[] file) {
    if (file.length < 16) {
      return file;
    }
    int at = random.nextInt(file.length);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(file, at);
      case 1 -> replaced(file, at, random.nextInt(Math.min(32, file.length - at)), new byte[0]);
      case 2 -> replaced(file, at, 0, piece(file));
      case 3 -> replaced(file, at, Math.min(8, file.length - at), piece(file));
      case 4 -> number(file, at);
      case 5 -> with(file, at, file[at] + 1 - 2 * random.nextInt(2));
      case 6 -> with(file, at, file[at] ^ 1 << random.nextInt(8));
      default -> with(file, at, TELLING[random.nextInt(TELLING.length)]);
    };
  }

  /** A number of many bytes: huge, or negative. */
  private byte[] number(byte[] file, int at) {
    byte[] copy = file.clone();
    int length = Math.min(1 + random.nextInt(10), file.length - at);
    Arrays.fill(copy, at, at + length - 1, (byte) 0xff);
    copy[at + length - 1] = (byte) random.nextInt(128);
    return copy;
  }

  private byte[] piece(byte[] file) {
    int from = random.nextInt(file.length);
    return Arrays.copyOfRange(file, from, Math.min(file.length, from + 1 + random.nextInt(64)));
  }

  private static byte[] with(byte[] file, int at, int value) {
    byte[] copy = file.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] replaced(byte[] file, int at, int length, byte[] by) {
    byte[] joined = new byte[file.length - length + by.length];
    System.arraycopy(file, 0, joined, 0, at);
    System.arraycopy(by, 0, joined, at, by.length);
    System.arraycopy(file, at + length, joined, at + by.length, file.length - at - length);
    return joined;
  }
}
