package org.zethus.api.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.TensorFiles;

/**
 * Where a checkpoint's files are: {@code config.json}, or {@code args.json} as Amphion calls it,
 * and the weights that {@link TensorFiles#in} finds beside it. An experiment of Amphion may also be
 * given by one of its epochs.
 *
 * @param config the config
 * @param weights the weights, or the index of their shards; null where there are none yet
 */
record CheckpointFolder(Path config, @Nullable Path weights) {
  private static final List<String> CONFIGS = List.of(Checkpoint.CONFIG, "args.json");
  private static final String EXPERIMENT = "checkpoint";

  /**
   * Looks where the files are.
   *
   * @param place the folder, or its file of weights
   * @throws ZethusException if there is no config, or several files might be the weights
   */
  static CheckpointFolder of(Path place) {
    boolean isFile = Files.isRegularFile(place);
    Path folder = isFile ? parent(place) : place;
    Path config =
        Stream.of(folder, experiment(folder))
            .flatMap(each -> CONFIGS.stream().map(each::resolve))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no checkpoint in %s: there is no %s. Expected a folder with %s and %s, or one as Amphion, VITS or HiFi-GAN publish them."
                            .formatted(
                                place,
                                String.join(" or ", CONFIGS),
                                Checkpoint.CONFIG,
                                Checkpoint.WEIGHTS)));
    return new CheckpointFolder(config, isFile ? place : TensorFiles.in(folder).orElse(null));
  }

  /** {@return the experiment that {@code EXPERIMENT/checkpoint/epoch-…} belongs to, else itself} */
  private static Path experiment(Path folder) {
    Path checkpoints = parent(folder);
    return checkpoints.endsWith(EXPERIMENT) ? parent(checkpoints) : folder;
  }

  /** {@return the folder a path lies in; the root's is itself} */
  private static Path parent(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }
}
