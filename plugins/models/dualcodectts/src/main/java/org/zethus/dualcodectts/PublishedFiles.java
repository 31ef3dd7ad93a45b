package org.zethus.dualcodectts;

import java.nio.file.Path;
import java.util.Map;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;

/**
 * The files of {@code amphion/dualcodec-tts}: one for each network, without a config. Its codec and
 * the vocabulary of its text are published elsewhere, and looked for in folders beside them or in
 * the same cache.
 */
final class PublishedFiles {
  private static final String CODEC_REPOSITORY = "amphion/dualcodec";
  private static final String CODEC_FILE = "dualcodec_12hz_16384_4096.safetensors";

  /** Where each network's file is, by what its weights are called here. */
  static final Map<String, String> NETWORKS =
      Map.of(
          DualCodecValle.AR, "dualcodec_valle_ar_12hzv1.safetensors",
          DualCodecValle.NAR, "dualcodec_valle_nar_12hzv1.safetensors");

  private PublishedFiles() {}

  /** {@return whether a checkpoint is the published one} */
  static boolean are(Checkpoint checkpoint) {
    return !checkpoint.has(Checkpoint.CONFIG)
        && NETWORKS.values().stream().allMatch(checkpoint::has);
  }

  /**
   * {@return the codec whose codes the published networks speak}
   *
   * @throws ZethusException if it is not there
   */
  static Checkpoint codec(Checkpoint checkpoint) {
    return Checkpoint.folder(neighbour(checkpoint, CODEC_REPOSITORY).resolve(CODEC_FILE));
  }

  /**
   * {@return the folder of another repository}
   *
   * @throws ZethusException if it is not there
   */
  static Path neighbour(Checkpoint checkpoint, String repository) {
    return checkpoint
        .neighbour(repository)
        .orElseThrow(
            () ->
                new ZethusException(
                    "checkpoint '%s' needs %s: `zethus pull %s`, or put its files into the folder %s"
                        .formatted(
                            checkpoint.name(),
                            repository,
                            repository,
                            repository.substring(repository.indexOf('/') + 1))));
  }
}
