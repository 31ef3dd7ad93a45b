package org.zethus.torch;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.TensorSource;
import org.zethus.engine.pytorch.PyTorchNatives;

/**
 * Opens checkpoints with PyTorch. The engine is loaded when the first one is opened, so that a
 * platform that only lists its plugins never loads it.
 */
@Component(service = TorchBackend.class)
public final class TorchBackend {
  /**
   * Builds a model from a checkpoint: {@code torch.load(checkpoint, device, w -> new Vocos(w))}. If
   * it cannot be built, its weights are freed.
   *
   * @param build makes the model; it owns the weights from then on
   * @throws ZethusException listing every parameter that is missing, unexpected or of another shape
   */
  public <M> M load(Checkpoint checkpoint, Device device, Function<StateDict, M> build) {
    return built(open(checkpoint, device), build);
  }

  /**
   * Builds a model from a checkpoint that is published in several files; otherwise as {@link
   * #load(Checkpoint, Device, Function)}.
   *
   * @param files each by the name below which the model finds its weights, e.g. {@code encoder}
   */
  public <M> M load(
      Checkpoint checkpoint,
      Map<String, String> files,
      Device device,
      Function<StateDict, M> build) {
    Map<String, Supplier<TensorSource>> parts = new LinkedHashMap<>();
    files.forEach((part, file) -> parts.put(part, () -> checkpoint.weights(file)));
    return load(checkpoint.name(), parts, device, build);
  }

  /**
   * Builds a model whose weights lie in several places; otherwise as {@link #load(Checkpoint,
   * Device, Function)}.
   *
   * @param name how messages call them together
   * @param parts what opens each, by the name below which the model finds it
   */
  public <M> M load(
      String name,
      Map<String, Supplier<TensorSource>> parts,
      Device device,
      Function<StateDict, M> build) {
    return built(open(joined(name, parts), name, device), build);
  }

  private static TensorSource joined(String name, Map<String, Supplier<TensorSource>> parts) {
    Map<String, TensorSource> sources = new LinkedHashMap<>();
    try {
      parts.forEach((part, opened) -> sources.put(part, opened.get()));
    } catch (RuntimeException | Error e) {
      sources.values().forEach(TensorSource::close);
      throw e;
    }
    return new JoinedSources(name, sources);
  }

  private static <M> M built(StateDict weights, Function<StateDict, M> build) {
    try {
      M model = Autograd.inference(() -> build.apply(weights));
      weights.requireComplete();
      return model;
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  /**
   * {@return what is made of a checkpoint's weights, which are freed afterwards: nothing in it may
   * still need them}
   *
   * @throws ZethusException as {@link #load(Checkpoint, Device, Function)}
   */
  public <R> R use(Checkpoint checkpoint, Function<StateDict, R> body) {
    try (StateDict weights = open(checkpoint, Device.CPU);
        Scope scope = Scope.open()) {
      R result = Autograd.inference(() -> body.apply(weights));
      weights.requireComplete();
      return result;
    }
  }

  /**
   * Opens a checkpoint's weights, or draws them where it has none; the caller closes them, and
   * calls {@link StateDict#requireComplete} when the model is built.
   *
   * @throws ZethusException if the weights cannot be read, or the device or engine cannot be used
   *     here
   */
  public StateDict open(Checkpoint checkpoint, Device device) {
    Engine engine = engine(device);
    boolean untrained = checkpoint.untrainedSeed().isPresent();
    return stateDict(
        engine,
        checkpoint.name(),
        untrained ? null : checkpoint.weights(),
        checkpoint.untrainedSeed().orElse(0));
  }

  /**
   * Opens weights that stand alone; otherwise as {@link #open(Checkpoint, Device)}.
   *
   * @param name how messages call them
   */
  public StateDict open(TensorSource weights, String name, Device device) {
    return stateDict(engine(device), name, weights, 0);
  }

  /**
   * Opens the outline of weights: names and shapes, and a single zero seen at every position, so
   * that a model of any size can be built on it to see whether the two fit. Nothing can be computed
   * with it that means anything.
   *
   * @param name how messages call it
   * @param shapes what a checkpoint has, by name
   */
  public StateDict outline(String name, Map<String, long[]> shapes) {
    return stateDict(engine(Device.CPU), name, new Outline(name, shapes), 0);
  }

  private static StateDict stateDict(
      Engine engine, String name, @Nullable TensorSource file, long seed) {
    return new StateDict(
        new Parameters(name, engine.newBaseManager(ai.djl.Device.cpu()), file, seed),
        "",
        Map.of(),
        LinearForm.PLAIN);
  }

  private static Engine engine(Device device) {
    if (!device.equals(Device.CPU)) {
      throw new ZethusException(
          "cannot compute on %s: the PyTorch libraries that Zethus carries are built for the CPU. Use the device cpu."
              .formatted(device));
    }
    try {
      return PyTorchNatives.load();
    } catch (IllegalStateException e) {
      throw new ZethusException(String.valueOf(e.getMessage()), e);
    }
  }
}
