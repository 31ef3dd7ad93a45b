package org.zethus.api.tensor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;
import org.zethus.api.tensor.pytorch.PyTorchFile;

/**
 * Opens files with tensors: safetensors, PyTorch's (zip and legacy), and the index of either kind's
 * shards. The content decides, not the name, since {@code .bin}, {@code .pt}, {@code .pth} and
 * {@code .ckpt} say nothing of the format.
 *
 * <p>Of a PyTorch file the weights are opened: a dictionary's {@code state_dict}, {@code
 * model_state_dict}, {@code generator_state_dict}, {@code model}, {@code generator}, {@code net},
 * {@code module}, {@code weights}, {@code weight} or {@code params}, the first of them that has
 * tensors, and so on inside it; without such a key all tensors that are not an optimizer's, inner
 * dictionaries as {@code outer.inner}. The prefix {@code module.} that all names have is taken off.
 * Nothing in the file is run.
 */
public final class TensorFiles {
  private static final String GIT_LFS = "version https://git-lfs";
  private static final int HEADER_AT = 8; // where the JSON of safetensors begins

  private TensorFiles() {}

  /**
   * {@return the file in a folder that has the weights, or the index of their shards, by the
   * layouts that models are published in: {@code model.safetensors}, {@code pytorch_model.bin}, an
   * experiment of Amphion (latest epoch), {@code G_100000.pth} of VITS, {@code generator_v1} of
   * HiFi-GAN, else the only file that can be weights; empty if there is none}
   *
   * @throws ZethusException if several files may be meant
   */
  public static Optional<Path> in(Path folder) {
    return WeightsFolder.find(folder);
  }

  /**
   * Opens a file, or the one that {@link #in} finds in a folder; the caller closes it.
   *
   * @throws ZethusException if it is missing, broken, or of no known format; the message says where
   */
  public static TensorSource open(Path place) {
    Path file =
        Files.isDirectory(place)
            ? in(place)
                .orElseThrow(
                    () ->
                        new ZethusException(
                            "no weights in %s: expected model.safetensors, or files as Amphion, VITS or HiFi-GAN publish them"
                                .formatted(place)))
            : place;
    if (file.toString().endsWith(".json")) {
      return ShardedTensors.open(file);
    }
    return openOne(file);
  }

  /** {@return the tensors of a file that is no index} */
  static TensorSource openOne(Path file) {
    if (Files.isDirectory(file)) {
      throw new ZethusException("cannot read %s: it is a folder".formatted(file));
    }
    FileBytes bytes = FileBytes.open(file);
    try {
      return read(bytes);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** {@return the tensors in a file's bytes, which are closed with them} */
  static TensorSource read(FileBytes bytes) {
    if (isSafeTensors(bytes)) { // before PyTorch: a length of 128 begins as a pickle does
      return SafeTensors.read(bytes);
    }
    if (PyTorchFile.matches(bytes)) {
      return PyTorchFile.read(bytes);
    }
    String head = head(bytes);
    if (head.startsWith(GIT_LFS)) {
      throw new ZethusException(
          "%s stands for a file that was not fetched: run `git lfs pull` where it came from"
              .formatted(bytes.name()));
    }
    if (bytes.size() > HEADER_AT && bytes.read(HEADER_AT, 1).get(0) != '{') {
      throw new ZethusException(
          "%s is neither a safetensors nor a PyTorch file: its bytes begin otherwise than theirs"
              .formatted(bytes.name()));
    }
    return SafeTensors.read(bytes);
  }

  /** {@return whether a length below 4 GiB and a JSON object stand first} */
  private static boolean isSafeTensors(FileBytes bytes) {
    return bytes.size() > HEADER_AT
        && bytes.read(Integer.BYTES, Integer.BYTES).getInt() == 0
        && bytes.read(HEADER_AT, 1).get(0) == '{';
  }

  private static String head(FileBytes bytes) {
    byte[] head = new byte[(int) Math.min(bytes.size(), GIT_LFS.length())];
    bytes.read(0, head.length).get(head);
    return new String(head, StandardCharsets.ISO_8859_1);
  }
}
