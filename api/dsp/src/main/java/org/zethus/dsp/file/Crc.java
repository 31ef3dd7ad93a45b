package org.zethus.dsp.file;

/** FLAC's checksums: a polynomial of 8 bits over frame headers, one of 16 over frames. */
final class Crc {
  static final Crc CRC8 = new Crc(8, 0x07);
  static final Crc CRC16 = new Crc(16, 0x8005);

  private final int width;
  private final int[] table = new int[256];

  private Crc(int width, int polynomial) {
    this.width = width;
    for (int i = 0; i < table.length; i++) {
      int value = i << (width - 8);
      for (int bit = 0; bit < 8; bit++) {
        value = (value >> (width - 1) & 1) == 1 ? value << 1 ^ polynomial : value << 1;
      }
      table[i] = value & ((1 << width) - 1);
    }
  }

  int of(byte[] bytes, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = (value << 8 ^ table[(value >> (width - 8) ^ bytes[i]) & 0xFF]) & ((1 << width) - 1);
    }
    return value;
  }
}
