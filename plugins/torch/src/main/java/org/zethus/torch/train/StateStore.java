package org.zethus.torch.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/**
 * The state that an interrupted training goes on from: {@code state/state-N.safetensors}, and
 * {@code state/state.json}, which names it. The second is replaced in one move after the first is
 * on the disk, so that at any moment the newest state named is whole.
 */
final class StateStore {
  static final String FOLDER = "state";
  private static final String POINTER = "state.json";

  /**
   * A saved state.
   *
   * @param step how many steps were done
   * @param tensors weights and moments
   * @param values everything else, as JSON
   */
  record Saved(long step, Map<String, Tensor> tensors, Config values) {}

  private final Storage storage;
  private final Path folder;

  StateStore(Storage storage, Path output) {
    this.storage = storage;
    this.folder = output.resolve(FOLDER);
  }

  /** Saves a state and then forgets the one before. */
  void save(long step, Map<String, Tensor> tensors, Map<String, Object> values) {
    Path file = folder.resolve("state-%d.safetensors".formatted(step));
    storage.write(file, tensors);
    Map<String, Object> pointer = new LinkedHashMap<>();
    pointer.put("step", step);
    pointer.put("tensors", file.getFileName().toString());
    pointer.put("values", values);
    storage.write(
        folder.resolve(POINTER), Json.writePretty(pointer).getBytes(StandardCharsets.UTF_8));
    deleteAllBut(file);
  }

  /**
   * {@return the newest whole state, if there is one} What killed runs left beside it is deleted.
   */
  Optional<Saved> load() {
    Path pointer = folder.resolve(POINTER);
    if (!Files.exists(pointer)) {
      delete();
      return Optional.empty();
    }
    Config json = Config.parse(read(pointer), pointer.toString());
    if (!(json.get("step") instanceof Long step && json.get("tensors") instanceof String name)) {
      throw new ZethusException(
          "%s is no training state: it needs 'step' and 'tensors'. Start again with --fresh."
              .formatted(pointer));
    }
    Path file = folder.resolve(name);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (SafeTensors opened = SafeTensors.open(file)) {
      opened.names().forEach(tensor -> tensors.put(tensor, opened.get(tensor)));
    }
    deleteAllBut(file);
    return Optional.of(new Saved(step, tensors, json.section("values")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private void deleteAllBut(Path tensors) {
    for (Path file : Storage.list(folder)) {
      if (!file.equals(tensors) && !file.endsWith(POINTER)) {
        storage.delete(file);
      }
    }
  }

  /** Deletes everything; the pointer first, so that none is left that points nowhere. */
  void delete() {
    storage.delete(folder.resolve(POINTER));
    storage.delete(folder);
  }
}
