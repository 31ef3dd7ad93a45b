package org.zethus.api.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorFiles;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.tensor.io.FileBytes;

/**
 * A model's config and weights under their published names, and small files beside them. Opening
 * one reads nothing yet.
 *
 * <p>We write {@code config.json} and {@code model.safetensors}. Read are also the layouts of
 * others: sharded weights, an experiment folder of Amphion, the repositories of VITS and HiFi-GAN,
 * in all formats that {@link TensorFiles} opens. Weights may lie there alone, in one file or in
 * several; a model that is published so {@linkplain #has knows its files} and its config.
 */
public final class Checkpoint {
  /** Name of the config in a checkpoint's folder. */
  public static final String CONFIG = "config.json";

  /** Name of the weights in a checkpoint's folder. */
  public static final String WEIGHTS = "model.safetensors";

  /** Where the files of a checkpoint come from that lies in no folder. */
  @FunctionalInterface
  public interface Source {
    /** {@return the content of a file; null where there is none} */
    @Nullable InputStream open(String name) throws IOException;
  }

  private final String name;
  private final Source files;
  private final @Nullable CheckpointFolder folder;
  private final OptionalLong seed;
  private final Object identity;

  private Checkpoint(
      String name,
      Source files,
      @Nullable CheckpointFolder folder,
      OptionalLong seed,
      Object identity) {
    this.name = name;
    this.files = files;
    this.folder = folder;
    this.seed = seed;
    this.identity = identity;
  }

  /**
   * A checkpoint in a folder, ours or published by others; its weights are memory-mapped.
   *
   * @param place the folder, or the file of weights in it where it has several
   * @throws ZethusException if the folder is missing or has neither a config nor weights, or
   *     several files beside a config may be the weights
   */
  public static Checkpoint folder(Path place) {
    CheckpointFolder layout = CheckpointFolder.of(place);
    Path config = layout.config();
    Path weights = layout.weights();
    return new Checkpoint(
        place.toString(),
        file -> open(layout.folder().resolve(file)),
        layout,
        OptionalLong.empty(),
        stamp(config == null ? layout.folder() : config)
            + (weights == null ? "none" : weights + stamp(weights)));
  }

  /**
   * A checkpoint whose files travel in a bundle.
   *
   * @param files opens a file by name; {@code null} where there is none
   */
  public static Checkpoint of(String name, Source files) {
    return new Checkpoint(name, files, null, OptionalLong.empty(), files);
  }

  /**
   * Writes a checkpoint as we write it. Equal values give equal bytes.
   *
   * @param folder is made where it is missing; the files of an earlier one are replaced
   * @param weights by their names
   * @throws ZethusException if that fails (disk full, no permission)
   */
  public static void write(Path folder, Config config, Map<String, Tensor> weights) {
    String json = Json.writePretty(config.asMap());
    AtomicFiles.write(folder.resolve(CONFIG), json.getBytes(StandardCharsets.UTF_8));
    SafeTensors.write(folder.resolve(WEIGHTS), weights, Map.of());
  }

  /** A checkpoint without weights: the model draws them at random, for training and benchmarks. */
  public static Checkpoint untrained(String name, Config config, long seed) {
    byte[] json = Json.write(config.asMap()).getBytes(StandardCharsets.UTF_8);
    return new Checkpoint(
        name,
        file -> file.equals(CONFIG) ? new java.io.ByteArrayInputStream(json) : null,
        null,
        OptionalLong.of(seed),
        new String(json, StandardCharsets.UTF_8));
  }

  /** {@return what changes when a file is written anew} */
  private static String stamp(Path file) {
    try {
      return Files.exists(file)
          ? Files.size(file) + "@" + Files.getLastModifiedTime(file) + " "
          : "none ";
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static @Nullable InputStream open(Path file) {
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** {@return how messages call it: a folder or a voice} */
  public String name() {
    return name;
  }

  /**
   * {@return the config it was trained with}
   *
   * @throws ZethusException if it has none, or that cannot be read
   */
  public Config config() {
    Path place = folder == null ? null : folder.config();
    String file = place == null ? CONFIG : String.valueOf(place.getFileName());
    return Config.parse(
        text(file).orElseThrow(() -> new ZethusException(missing(file))), name + "/" + file);
  }

  /** {@return the config as a record} */
  public <R extends Record> R config(Class<R> type) {
    return config().as(type);
  }

  /** {@return the seed to draw weights with; present exactly if there are no weights} */
  public OptionalLong untrainedSeed() {
    return seed;
  }

  /**
   * {@return the weights; close them when they are loaded}
   *
   * @throws ZethusException if they are missing or cannot be read
   */
  public TensorSource weights() {
    if (folder != null) {
      Path file = folder.weights();
      if (file == null) {
        throw new ZethusException(missing(WEIGHTS));
      }
      return TensorFiles.open(file);
    }
    return SafeTensors.of(
        ByteBuffer.wrap(bytes(WEIGHTS).orElseThrow(() -> new ZethusException(missing(WEIGHTS)))),
        name + "/" + WEIGHTS);
  }

  /** {@return whether a file lies beside the config, or where that would be} */
  public boolean has(String file) {
    try (InputStream in = files.open(file)) {
      return in != null;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * {@return the weights in a file that is named, for a model that is published in several; close
   * them when they are loaded}
   *
   * @throws ZethusException if it is missing or cannot be read
   */
  public TensorSource weights(String file) {
    if (!has(file)) {
      throw new ZethusException(missing(file));
    }
    return folder == null
        ? SafeTensors.of(ByteBuffer.wrap(bytes(file).orElseThrow()), name + "/" + file)
        : TensorFiles.open(folder.folder().resolve(file));
  }

  /**
   * {@return the checkpoint of another model that lies in a folder of this one's}
   *
   * @throws ZethusException if it is missing
   */
  public Checkpoint within(String name) {
    if (folder == null) {
      throw new ZethusException(missing("folder " + name));
    }
    return folder(folder.folder().resolve(name));
  }

  /** {@return whether it has a config; some publish weights or a graph alone} */
  public boolean hasConfig() {
    return folder == null ? has(CONFIG) : folder.config() != null;
  }

  /**
   * {@return the names of the files beside the config, or where that would be, in alphabetical
   * order} Where the checkpoint was given by one of its files, that one comes first. Of a
   * checkpoint in a bundle none is known.
   */
  public List<String> files() {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.folder())) {
      Path given = folder.weights();
      return files
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing((Path file) -> !file.equals(given)).thenComparing(file -> file))
          .map(file -> String.valueOf(file.getFileName()))
          .toList();
    } catch (IOException e) {
      throw new ZethusException("cannot list %s: %s".formatted(folder.folder(), Reason.of(e)), e);
    }
  }

  /**
   * {@return the bytes of a file beside the config, mapped into memory where it lies in a folder,
   * else in memory that native code can read}
   *
   * @throws ZethusException if it is missing, cannot be read or is greater than 2 GiB
   */
  public ByteBuffer data(String file) {
    if (folder == null) {
      return direct(file);
    }
    if (!has(file)) {
      throw new ZethusException(missing(file));
    }
    try (FileBytes mapped = FileBytes.open(folder.folder().resolve(file))) {
      requireFits(mapped.name(), mapped.size());
      return mapped.read(0, (int) mapped.size());
    }
  }

  private ByteBuffer direct(String file) {
    try (InputStream in = files.open(file)) {
      if (in == null) {
        throw new ZethusException(missing(file));
      }
      ReadableByteChannel channel = Channels.newChannel(in);
      ByteBuffer bytes = room(file, in.available() + 1L); // the one more shows where it ends
      while (channel.read(bytes) >= 0) {
        if (!bytes.hasRemaining()) {
          bytes = room(file, 2L * bytes.capacity()).put(bytes.flip());
        }
      }
      return bytes.flip();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ByteBuffer room(String file, long bytes) {
    requireFits(file, bytes);
    return ByteBuffer.allocateDirect((int) bytes);
  }

  private static void requireFits(String file, long bytes) {
    if (bytes > Integer.MAX_VALUE) {
      throw new ZethusException(
          "%s has %d bytes; expected at most 2 GiB in one file".formatted(file, bytes));
    }
  }

  /**
   * {@return the folder of another repository that this one's model needs: one of its name in this
   * checkpoint's, else what lies of it in the same cache of Hugging Face's layout}
   *
   * @param repository {@code org/model}
   */
  public Optional<Path> neighbour(String repository) {
    return folder == null ? Optional.empty() : folder.neighbour(repository);
  }

  /** {@return the text of a file beside the config, if it is there} */
  public Optional<String> text(String file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> bytes(String file) {
    try (InputStream in = files.open(file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private ZethusException unreadable(String file, IOException e) {
    return new ZethusException(
        "cannot read %s of checkpoint '%s': %s".formatted(file, name, Reason.of(e)), e);
  }

  private String missing(String file) {
    return "checkpoint '%s' has no %s".formatted(name, file);
  }

  /**
   * {@return whether both are the same files, unchanged between the two openings; those of bundles
   * are the same if they were made with one {@code files}} So who loads them can share the result.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that
        && name.equals(that.name)
        && identity.equals(that.identity)
        && seed.equals(that.seed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, identity, seed);
  }

  @Override
  public String toString() {
    return name;
  }
}
