package org.zethus.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** The folder below which golden cases lie. */
final class GoldenRoot {
  /**
   * Areas with cases of their own; a case that lies in another folder is claimed by model alone.
   */
  static final Set<String> AREAS =
      Set.of(
          "dsp",
          "text",
          "optim",
          "f0",
          "fastspeech2",
          "vits",
          "jets",
          "vocoders",
          "maskgct",
          "dualcodec",
          "facodec",
          "codecs",
          "valle",
          "metis",
          "vevo",
          "vc_noro",
          "svc",
          "tta",
          "naturalspeech2",
          "metrics");

  private GoldenRoot() {}

  /**
   * {@return every case folder below {@code root}, in order}
   *
   * @throws ZethusException if the folder is missing or holds none
   */
  static List<Path> folders(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> folders =
          files
              .filter(file -> file.endsWith("case.json"))
              .map(file -> file.toAbsolutePath().normalize().getParent())
              .sorted()
              .toList();
      if (folders.isEmpty()) {
        throw new ZethusException("no golden cases below %s: found no case.json".formatted(root));
      }
      return folders;
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read golden cases below %s: %s".formatted(root, Reason.of(e)), e);
    }
  }
}
