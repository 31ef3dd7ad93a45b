package org.zethus.dsp.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Writes FLAC with fixed predictors and Rice codes: a few per cent larger than the best that FLAC
 * can do, and simple.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
final class FlacEncoder {
  private static final int BLOCK = 4096;

  private final int sampleRate;
  private final int bits;
  private final int length;
  private final int[][] channels;
  private int smallestFrame = Integer.MAX_VALUE;
  private int largestFrame;

  FlacEncoder(Waveform waveform, SampleFormat format) {
    if (format == SampleFormat.FLOAT32) {
      throw new ZethusException("FLAC holds integers; write 16 or 24 bits, or WAV");
    }
    if (waveform.channels() > 8 || waveform.sampleRate() >= 1 << 20) {
      throw new ZethusException(
          "FLAC holds at most 8 channels and 1048575 Hz, found %d channels and %d Hz; write WAV"
              .formatted(waveform.channels(), waveform.sampleRate()));
    }
    sampleRate = waveform.sampleRate();
    bits = format.bits();
    length = waveform.length();
    channels = new int[waveform.channels()][length];
    for (int c = 0; c < channels.length; c++) {
      float[] samples = waveform.channel(c);
      for (int i = 0; i < length; i++) {
        channels[c][i] = format.quantise(samples[i]);
      }
    }
  }

  void write(ByteArrayOutputStream out) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int start = 0, number = 0; start < length; start += BLOCK, number++) {
      byte[] frame = frame(start, Math.min(BLOCK, length - start), number);
      smallestFrame = Math.min(smallestFrame, frame.length);
      largestFrame = Math.max(largestFrame, frame.length);
      frames.writeBytes(frame);
    }
    out.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(streamInfo());
    out.writeBytes(frames.toByteArray());
  }

  private byte[] streamInfo() {
    BitWriter info = new BitWriter();
    info.write(1, 1); // the last metadata block
    info.write(0, 7);
    info.write(34, 24);
    info.write(BLOCK, 16);
    info.write(BLOCK, 16);
    info.write(largestFrame == 0 ? 0 : smallestFrame, 24);
    info.write(largestFrame, 24);
    info.write(sampleRate, 20);
    info.write(channels.length - 1L, 3);
    info.write(bits - 1L, 5);
    info.write(0, 4);
    info.write(length, 32);
    for (byte b : md5()) {
      info.write(b, 8);
    }
    return info.toByteArray();
  }

  private byte[] md5() {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] frame = new byte[channels.length * bits / 8];
      for (int i = 0; i < length; i++) {
        int at = 0;
        for (int[] channel : channels) {
          for (int shift = 0; shift < bits; shift += 8) {
            frame[at++] = (byte) (channel[i] >> shift);
          }
        }
        md5.update(frame);
      }
      return md5.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  private byte[] frame(int start, int size, int number) {
    FlacBlock[] blocks = new FlacBlock[channels.length];
    for (int c = 0; c < blocks.length; c++) {
      int[] block = new int[size];
      System.arraycopy(channels[c], start, block, 0, size);
      blocks[c] = new FlacBlock(block, bits);
    }
    int assignment = channels.length - 1;
    if (channels.length == 2) {
      assignment = decorrelate(blocks);
    }
    BitWriter out = new BitWriter();
    writeHeader(out, size, number, assignment);
    for (FlacBlock block : blocks) {
      block.write(out);
    }
    out.alignToByte();
    byte[] frame = out.toByteArray();
    out.write(Crc.CRC16.of(frame, 0, frame.length), 16);
    return out.toByteArray();
  }

  /** Puts the cheapest of the four ways to write two channels into {@code blocks}. */
  private int decorrelate(FlacBlock[] blocks) {
    FlacBlock left = blocks[0];
    FlacBlock right = blocks[1];
    int[] middle = new int[left.samples().length];
    int[] difference = new int[middle.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (left.samples()[i] + right.samples()[i]) >> 1;
      difference[i] = left.samples()[i] - right.samples()[i];
    }
    FlacBlock mid = new FlacBlock(middle, bits);
    FlacBlock side = new FlacBlock(difference, bits + 1);
    long best = left.cost() + right.cost();
    int assignment = 1;
    if (left.cost() + side.cost() < best) {
      best = left.cost() + side.cost();
      assignment = FlacFrameHeader.LEFT_SIDE;
    }
    if (side.cost() + right.cost() < best) {
      best = side.cost() + right.cost();
      assignment = FlacFrameHeader.SIDE_RIGHT;
    }
    if (mid.cost() + side.cost() < best) {
      assignment = FlacFrameHeader.MID_SIDE;
    }
    blocks[0] =
        assignment == FlacFrameHeader.SIDE_RIGHT
            ? side
            : assignment == FlacFrameHeader.MID_SIDE ? mid : left;
    blocks[1] =
        assignment == FlacFrameHeader.LEFT_SIDE || assignment == FlacFrameHeader.MID_SIDE
            ? side
            : right;
    return assignment;
  }

  private void writeHeader(BitWriter out, int size, int number, int assignment) {
    boolean rateFits = sampleRate < 1 << 16;
    out.write(0xFFF8, 16); // sync, blocks of fixed size
    out.write(7, 4); // the block size follows as 16 bits
    out.write(rateFits ? 13 : 0, 4); // the rate follows as 16 bits, or is STREAMINFO's
    out.write(assignment, 4);
    out.write(bits == 16 ? 4 : 6, 3);
    out.write(0, 1);
    writeNumber(out, number);
    out.write(size - 1L, 16);
    if (rateFits) {
      out.write(sampleRate, 16);
    }
    byte[] header = out.toByteArray();
    out.write(Crc.CRC8.of(header, 0, header.length), 8);
  }

  /** Writes a frame's number as UTF-8 writes characters. */
  private static void writeNumber(BitWriter out, int number) {
    if (number < 0x80) {
      out.write(number, 8);
      return;
    }
    int following = 1;
    while (number >> (6 * following) >= 1 << (6 - following)) {
      following++;
    }
    out.write(((0xFF00 >> (following + 1)) & 0xFF) | (number >> (6 * following)), 8);
    for (int i = following - 1; i >= 0; i--) {
      out.write(0x80 | ((number >> (6 * i)) & 0x3F), 8);
    }
  }
}
