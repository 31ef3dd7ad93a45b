package org.zethus.tf.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** CRC-32C as TensorFlow stores it: turned and shifted, so that checksums of checksums differ. */
final class Checksum {
  private static final int DELTA = 0xa282ead8;

  private final CRC32C crc = new CRC32C();

  Checksum add(ByteBuffer bytes) {
    crc.update(bytes.duplicate());
    return this;
  }

  Checksum addInt(int value) {
    return add(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value));
  }

  int masked() {
    int value = (int) crc.getValue();
    return Integer.rotateRight(value, 15) + DELTA;
  }
}
