package org.zethus.api.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils a file in one to four ways: as a bad disk would, and as somebody would who means harm. */
final class Spoiler {
  private static final long[] TELLING = {
    0,
    1,
    -1,
    2,
    7,
    255,
    256,
    65535,
    65536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40
  };
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String OPCODES =
      "().012NKMJGUTXCBtlde}]asuqrhjcRbQ\u0080\u0085\u0088\u008a\u0093";

  private final Random random;

  Spoiler(Random random) {
    this.random = random;
  }

  byte[] spoil(byte[] whole) {
    byte[] spoiled = whole.clone();
    for (int times = random.nextInt(4) * random.nextInt(2); times >= 0; times--) {
      spoiled = once(spoiled);
    }
    return spoiled;
  }

  private byte[] once(byte[] file) {
    if (file.length < 16) {
      return file;
    }
    return switch (random.nextInt(9)) {
      case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 1 -> number(file, Integer.BYTES);
      case 2 -> number(file, Long.BYTES);
      case 3 -> inserted(file);
      case 4 -> removed(file);
      case 5 -> moved(file);
      case 6 -> writtenNumber(file);
      case 7 -> opcode(file);
      default -> flipped(file);
    };
  }

  private byte[] flipped(byte[] file) {
    byte[] copy = file.clone();
    for (int n = random.nextInt(8); n >= 0; n--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** A size, an offset, a count: they stand at any byte. */
  private byte[] number(byte[] file, int width) {
    byte[] copy = file.clone();
    ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    int at = random.nextInt(copy.length - width);
    long value = random.nextInt(4) == 0 ? random.nextInt(file.length) : telling();
    if (width == Integer.BYTES) {
      bytes.putInt(at, (int) value);
    } else {
      bytes.putLong(at, value);
    }
    return copy;
  }

  private long telling() {
    return TELLING[random.nextInt(TELLING.length)];
  }

  /** A number in a header of text. */
  private byte[] writtenNumber(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Matcher numbers = NUMBER.matcher(text);
    int begin = random.nextInt(file.length);
    return numbers.find(begin)
        ? (text.substring(0, numbers.start()) + telling() + text.substring(numbers.end()))
            .getBytes(StandardCharsets.ISO_8859_1)
        : file;
  }

  private byte[] opcode(byte[] file) {
    byte[] copy = file.clone();
    copy[random.nextInt(copy.length)] = (byte) OPCODES.charAt(random.nextInt(OPCODES.length()));
    return copy;
  }

  private byte[] inserted(byte[] file) {
    int at = random.nextInt(file.length);
    int from = random.nextInt(file.length);
    int length = Math.min(1 + random.nextInt(64), file.length - from);
    return joined(
        Arrays.copyOf(file, at),
        Arrays.copyOfRange(file, from, from + length),
        Arrays.copyOfRange(file, at, file.length));
  }

  private byte[] removed(byte[] file) {
    int at = random.nextInt(file.length);
    int length = Math.min(1 + random.nextInt(16), file.length - at);
    return joined(
        Arrays.copyOf(file, at), new byte[0], Arrays.copyOfRange(file, at + length, file.length));
  }

  private byte[] moved(byte[] file) {
    byte[] copy = file.clone();
    int length = 1 + random.nextInt(Math.min(64, file.length / 2));
    System.arraycopy(
        file,
        random.nextInt(file.length - length),
        copy,
        random.nextInt(file.length - length),
        length);
    return copy;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
