package org.zethus.tf.file;

import java.nio.ByteBuffer;
import org.zethus.api.plugin.ZethusException;

/**
 * Unpacks blocks that are compressed with Snappy: literals, and copies of what stands before.
 *
 * @see <a href="https://github.com/google/snappy/blob/main/format_description.txt">the format</a>
 */
final class Snappy {
  private static final int LARGEST = 1 << 26;

  private Snappy() {}

  static ByteBuffer unpack(ByteBuffer packed, String name) {
    Varints in = new Varints(packed, name);
    int length = in.length();
    if (length > LARGEST) {
      throw new ZethusException(
          "%s: a block claims to unpack to %d bytes, expected at most %d"
              .formatted(name, length, LARGEST));
    }
    byte[] out = new byte[length];
    int at = 0;
    while (in.hasMore()) {
      int tag = in.unsigned(1);
      if ((tag & 3) == 0) {
        int count = tag >>> 2;
        count = 1 + (count < 60 ? count : in.unsigned(count - 59));
        require(count > 0 && count <= length - at, name, at);
        in.take(count).get(out, at, count);
        at += count;
      } else {
        int count = (tag & 3) == 1 ? 4 + (tag >>> 2 & 7) : 1 + (tag >>> 2);
        int offset =
            switch (tag & 3) {
              case 1 -> tag >>> 5 << 8 | in.unsigned(1);
              case 2 -> in.unsigned(2);
              default -> in.unsigned(4);
            };
        require(offset > 0 && offset <= at && count <= length - at, name, at);
        for (int i = 0; i < count; i++, at++) { // what is copied may be what was just written
          out[at] = out[at - offset];
        }
      }
    }
    require(at == length, name, at);
    return ByteBuffer.wrap(out);
  }

  private static void require(boolean fine, String name, int at) {
    if (!fine) {
      throw new ZethusException("%s: a compressed block is broken at %d".formatted(name, at));
    }
  }
}
