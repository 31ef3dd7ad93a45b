package org.zethus.torch.kernels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive as {@code torch.jit.save} writes it, of a module without weights: an
 * uncompressed zip of the source, a pickle that makes one object of its class, and a version.
 */
final class Archive {
  /** Makes an object of the class {@code __torch__.Kernels} with an empty state. */
  private static final byte[] OBJECT =
      "\u0080\u0002c__torch__\nKernels\n)\u0081}b.".getBytes(StandardCharsets.ISO_8859_1);

  /** An empty tuple of constants. */
  private static final byte[] NO_CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

  private static final String HEAD =
      "class Kernels(Module):\n  __parameters__ = []\n  __buffers__ = []\n";

  private Archive() {}

  /** {@return the archive of a module whose methods are the functions of {@code source}} */
  static byte[] of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", OBJECT);
      store(zip, "code/__torch__.py", (HEAD + source.indent(2)).getBytes(StandardCharsets.UTF_8));
      store(zip, "constants.pkl", NO_CONSTANTS);
      store(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry("kernels/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
