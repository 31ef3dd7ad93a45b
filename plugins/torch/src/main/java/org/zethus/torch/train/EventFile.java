package org.zethus.torch.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.zethus.onnx.graph.ProtoMessage;

/**
 * A TensorBoard event file. Its time is the step, so that equal runs write equal bytes; TensorBoard
 * then shows steps as seconds under "relative".
 *
 * <p>A record is its length (8 bytes), the length's checksum (4), an {@code Event} message, and the
 * message's checksum (4); all little-endian. Field numbers below are those of TensorFlow's {@code
 * event.proto} and {@code summary.proto}.
 */
final class EventFile implements AutoCloseable {
  static final String NAME = "events.out.tfevents.zethus";

  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SCALAR = 2;
  private static final int VALUE_IMAGE = 4;
  private static final int VALUE_AUDIO = 6;
  private static final int RGB = 3;

  private final GrowingFile file;

  private EventFile(GrowingFile file) {
    this.file = file;
  }

  /**
   * Opens the event file of a folder, cut to {@code length} bytes; 0 begins a new one.
   *
   * @throws org.zethus.api.plugin.ZethusException if it is shorter or cannot be written
   */
  static EventFile open(Storage storage, Path folder, long length) {
    EventFile events = new EventFile(GrowingFile.open(storage, folder.resolve(NAME), length));
    if (length == 0) {
      events.record(new ProtoMessage().text(FILE_VERSION, "brain.Event:2"));
    }
    return events;
  }

  /** Adds one number. */
  void scalar(long step, String tag, float value) {
    value(step, new ProtoMessage().text(VALUE_TAG, tag).float32(VALUE_SCALAR, value));
  }

  /** Adds a picture; {@code png} is a whole PNG file. */
  void image(long step, String tag, byte[] png, int width, int height) {
    ProtoMessage image =
        new ProtoMessage()
            .int64(1, height)
            .int64(2, width)
            .int64(3, RGB)
            .bytes(4, ByteBuffer.wrap(png));
    value(step, new ProtoMessage().text(VALUE_TAG, tag).message(VALUE_IMAGE, image));
  }

  /** Adds a mono sound; {@code wav} is a whole WAV file of {@code samples} samples. */
  void audio(long step, String tag, byte[] wav, int sampleRate, long samples) {
    ProtoMessage audio =
        new ProtoMessage()
            .float32(1, sampleRate)
            .int64(2, 1)
            .int64(3, samples)
            .bytes(4, ByteBuffer.wrap(wav))
            .text(5, "audio/wav");
    value(step, new ProtoMessage().text(VALUE_TAG, tag).message(VALUE_AUDIO, audio));
  }

  private void value(long step, ProtoMessage value) {
    record(
        new ProtoMessage()
            .float64(WALL_TIME, step)
            .int64(STEP, step)
            .message(SUMMARY, new ProtoMessage().message(SUMMARY_VALUE, value)));
  }

  private void record(ProtoMessage event) {
    byte[] data = event.toBytes();
    byte[] length = little(8).putLong(data.length).array();
    ByteBuffer record = little(8 + 4 + data.length + 4);
    record.put(length).putInt(maskedChecksum(length)).put(data).putInt(maskedChecksum(data));
    file.append(record.array());
  }

  /** CRC-32C, rotated and shifted, since a checksum of data that holds checksums is weak. */
  static int maskedChecksum(byte[] data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return the file's length} */
  long length() {
    return file.length();
  }

  /** Lets TensorBoard see what was added. */
  void flush() {
    file.flush();
  }

  /** Waits until the disk has what was added. */
  void sync() {
    file.sync();
  }

  @Override
  public void close() {
    file.close();
  }
}
