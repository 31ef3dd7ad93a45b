package org.zethus.torch.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** Takes a codec's checkpoint along with the checkpoint of what speaks its codes. */
public final class CodecFolder {
  private static final List<String> KINDS = List.of(".json", ".safetensors");

  private CodecFolder() {}

  /**
   * Copies config and weights, not what training left beside them.
   *
   * @throws ZethusException if that fails
   */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file) && KINDS.stream().anyMatch(name::endsWith)) {
          AtomicFiles.write(to.resolve(name), Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new ZethusException(
          "cannot copy the codec from %s: %s".formatted(from, Reason.of(e)), e);
    }
  }
}
