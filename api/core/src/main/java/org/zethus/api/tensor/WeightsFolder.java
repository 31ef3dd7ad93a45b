package org.zethus.api.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Which file of a folder has the weights, by the layouts that models are published in:
 *
 * <ul>
 *   <li>{@code model.safetensors}, its index, {@code pytorch_model.bin} or its index: ours, Hugging
 *       Face's, Accelerate's;
 *   <li>an experiment of Amphion: one of those in {@code
 *       checkpoint/epoch-0012_step-0003456_loss-1.234567/}, the latest epoch; or {@code 400000.pt},
 *       the highest number;
 *   <li>the repository of VITS: {@code G_100000.pth}, the highest number;
 *   <li>the repositories of HiFi-GAN and BigVGAN: {@code g_02500000}, the highest number, {@code
 *       generator_v1} or the like.
 * </ul>
 *
 * <p>In any other folder it is the only file that can be weights.
 */
final class WeightsFolder {
  private static final List<String> WEIGHTS =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");
  private static final String EXPERIMENT = "checkpoint";
  private static final Pattern EPOCH =
      Pattern.compile("(?:final_)?epoch-(\\d{1,9})_step-(\\d{1,9})_loss-.*");
  private static final Pattern NUMBERED_GENERATOR =
      Pattern.compile(
          "(?:G|g|gen|generator)_(\\d{1,12})(?:\\.pth?|\\.ckpt|\\.bin|\\.safetensors)?");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})\\.pt");
  private static final Pattern GENERATOR = Pattern.compile("(?:g|generator)(?:[_.-].*)?");
  private static final Pattern OTHER = Pattern.compile(".+\\.(?:safetensors|bin|pth?|ckpt)");
  private static final Pattern NO_MODEL =
      Pattern.compile("(?:D|do|d)_\\d+.*|(?:discriminator|optimizer|scheduler|random_states).*");

  private WeightsFolder() {}

  /**
   * {@return the weights, or the index of their shards}
   *
   * @throws ZethusException if several files may be meant
   */
  static Optional<Path> find(Path folder) {
    return named(folder)
        .or(() -> latest(folder.resolve(EXPERIMENT)).flatMap(WeightsFolder::named))
        .or(() -> highest(folder, NUMBERED_GENERATOR))
        .or(() -> only(folder, GENERATOR))
        .or(() -> highest(folder, NUMBER))
        .or(() -> only(folder, OTHER));
  }

  private static Optional<Path> named(Path folder) {
    return WEIGHTS.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static Optional<Path> latest(Path checkpoints) {
    return list(checkpoints).stream()
        .filter(path -> EPOCH.matcher(name(path)).matches())
        .max(
            Comparator.comparing((Path path) -> number(EPOCH, path, 1))
                .thenComparing(path -> number(EPOCH, path, 2))
                .thenComparing(WeightsFolder::name));
  }

  private static Optional<Path> highest(Path folder, Pattern pattern) {
    return candidates(folder, pattern).stream()
        .max(Comparator.comparing(path -> number(pattern, path, 1)));
  }

  private static Optional<Path> only(Path folder, Pattern pattern) {
    List<Path> found = candidates(folder, pattern);
    if (found.size() > 1) {
      throw new ZethusException(
          "%s has several files that may be the weights: %s. Name the one that is meant."
              .formatted(
                  folder,
                  found.stream().map(WeightsFolder::name).collect(Collectors.joining(", "))));
    }
    return found.stream().findFirst();
  }

  private static List<Path> candidates(Path folder, Pattern pattern) {
    return list(folder).stream()
        .filter(Files::isRegularFile)
        .filter(path -> pattern.matcher(name(path)).matches())
        .filter(path -> !NO_MODEL.matcher(name(path)).matches() && !name(path).endsWith(".json"))
        .toList();
  }

  private static long number(Pattern pattern, Path path, int group) {
    Matcher matcher = pattern.matcher(name(path));
    return matcher.matches() ? Long.parseLong(matcher.group(group)) : 0;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new ZethusException("cannot list %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }
}
