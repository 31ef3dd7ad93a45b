package org.zethus.api.tensor.pytorch;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles, also those that no Python would write. */
public final class Pickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Pickle() {
    op(0x80, 2);
  }

  /** Appends bytes as they are. */
  public Pickle op(int... bytes) {
    for (int each : bytes) {
      out.write(each);
    }
    return this;
  }

  public Pickle mark() {
    return op('(');
  }

  public Pickle text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return op('X').i4(bytes.length).raw(bytes);
  }

  public Pickle number(long value) {
    return op(0x8a, 8)
        .raw(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
  }

  public Pickle global(String module, String name) {
    return op('c').raw((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public Pickle numbers(long... values) {
    mark();
    for (long value : values) {
      number(value);
    }
    return op('t');
  }

  /** Puts a tensor of float32 on the stack. */
  public Pickle tensor(String key, long stored, long offset, long[] shape, long[] stride) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .mark()
        .mark()
        .text("storage")
        .global("torch", "FloatStorage")
        .text(key)
        .text("cpu")
        .number(stored)
        .op('t', 'Q')
        .number(offset)
        .numbers(shape)
        .numbers(stride)
        .op(0x89)
        .op('}', 't', 'R');
  }

  private Pickle i4(int value) {
    return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private Pickle raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** {@return the pickle with its end} */
  public byte[] end() {
    return op('.').out.toByteArray();
  }

  /** {@return a file of the old format with this pickle and no storage} */
  public byte[] legacyFile() {
    return legacyFile(new Pickle().op(']'), new byte[0]);
  }

  /**
   * {@return a file of the old format with this pickle and one storage of that many float32
   * elements, all zero}
   *
   * @param key of the storage
   */
  public byte[] legacyFile(String key, int elements) {
    byte[] storage =
        ByteBuffer.allocate(8 + 4 * elements)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(elements)
            .array();
    return legacyFile(new Pickle().mark().text(key).op('l'), storage);
  }

  private byte[] legacyFile(Pickle keys, byte[] storages) {
    byte[] magic = new BigInteger("1950a86a20f9469cfc6c", 16).toByteArray();
    Pickle file = new Pickle().op(0x8a, magic.length);
    for (int i = magic.length - 1; i >= 0; i--) {
      file.op(magic[i]);
    }
    return file.op('.')
        .raw(new Pickle().number(1001).end())
        .raw(new Pickle().op('}').end())
        .raw(end())
        .raw(keys.end())
        .raw(storages)
        .out
        .toByteArray();
  }
}
