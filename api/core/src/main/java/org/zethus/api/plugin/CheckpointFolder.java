package org.zethus.api.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.TensorFiles;

/**
 * Where a checkpoint's files are: {@code config.json}, or {@code args.json} as Amphion calls it,
 * and the weights that {@link TensorFiles#in} finds beside it. An experiment of Amphion may also be
 * given by one of its epochs. Some publish weights alone, in one file or several, which may lie in
 * folders of their own: then there is no config, and the model must know its own.
 *
 * @param folder what all other files lie in
 * @param config the config; null where there are only weights
 * @param weights the weights, or the index of their shards; null where there are none yet, or
 *     several files without a config
 */
record CheckpointFolder(Path folder, @Nullable Path config, @Nullable Path weights) {
  private static final List<String> CONFIGS = List.of(Checkpoint.CONFIG, "args.json");
  private static final Pattern WEIGHTS =
      Pattern.compile(".+\\.(?:safetensors|bin|pth?|ckpt|onnx|h5|index)");
  private static final String EXPERIMENT = "checkpoint";

  /** Folders between that of a model and the weights of one of its networks, at most. */
  private static final int DEPTH = 3;

  /** {@code models--org--name/snapshots/revision}. */
  private static final int CACHE_DEPTH = 3;

  /**
   * Looks where the files are.
   *
   * @param place the folder, or its file of weights
   * @throws ZethusException if there is neither a config nor any file of weights, or several files
   *     beside a config might be the weights
   */
  static CheckpointFolder of(Path place) {
    boolean isFile = Files.isRegularFile(place);
    Path folder = isFile ? parent(place) : place;
    return Stream.of(folder, experiment(folder))
        .flatMap(each -> CONFIGS.stream().map(each::resolve))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(
            config ->
                new CheckpointFolder(
                    parent(config), config, isFile ? place : TensorFiles.in(folder).orElse(null)))
        .orElseGet(() -> weightsAlone(folder, isFile ? List.of(place) : filesIn(folder)));
  }

  private static CheckpointFolder weightsAlone(Path folder, List<Path> files) {
    List<Path> weights =
        files.stream().filter(file -> WEIGHTS.matcher(name(file)).matches()).toList();
    if (weights.isEmpty()) {
      throw new ZethusException(
          "no checkpoint in %s: there is no %s. Expected a folder with %s and %s, or one as Amphion, VITS, HiFi-GAN, Piper or sherpa-onnx publish them."
              .formatted(
                  folder, String.join(" or ", CONFIGS), Checkpoint.CONFIG, Checkpoint.WEIGHTS));
    }
    boolean isOne =
        weights.size() == 1 && parent(weights.get(0)).equals(folder.toAbsolutePath().normalize());
    return new CheckpointFolder(folder, null, isOne ? weights.get(0) : null);
  }

  /** {@return its files and those of folders in it; none of what is no folder} */
  private static List<Path> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ZethusException("cannot list %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  /**
   * {@return the folder of another repository}
   *
   * @see <a href="https://huggingface.co/docs/huggingface_hub/guides/manage-cache">the cache's
   *     layout</a>
   */
  Optional<Path> neighbour(String repository) {
    Path inside = folder.resolve(repository.substring(repository.indexOf('/') + 1));
    if (Files.isDirectory(inside)) {
      return Optional.of(inside);
    }
    Path here = folder.toAbsolutePath().normalize();
    if (here.getNameCount() < CACHE_DEPTH) {
      return Optional.empty();
    }
    Path cached = here.resolve("../../../models--" + repository.replace("/", "--")).normalize();
    try {
      Path revision = cached.resolve("refs/main");
      return Files.isRegularFile(revision)
          ? Optional.of(cached.resolve("snapshots").resolve(Files.readString(revision).strip()))
              .filter(Files::isDirectory)
          : Optional.empty();
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(cached, Reason.of(e)), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
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
