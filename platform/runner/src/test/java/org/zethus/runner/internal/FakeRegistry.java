package org.zethus.runner.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.embedding.EmbedderPlugin;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.registry.Lease;
import org.zethus.registry.Loader;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.testkit.fake.FakeCodec;
import org.zethus.testkit.fake.FakeEmbedder;
import org.zethus.testkit.fake.FakeEvaluator;
import org.zethus.testkit.fake.FakeModel;
import org.zethus.testkit.fake.FakePreprocessor;
import org.zethus.testkit.fake.FakeRecogniser;
import org.zethus.testkit.fake.FakeTrainer;
import org.zethus.testkit.fake.FakeVocoder;

/** A registry of plain objects, which counts what it lends. */
final class FakeRegistry implements Registry {
  private final Map<Class<? extends Plugin>, Map<String, Plugin>> plugins = new HashMap<>();
  private final Map<String, CancelSignal> leaving = new HashMap<>();
  private final AtomicInteger lent = new AtomicInteger();
  private String version = "1.0.0";

  /** {@return a registry with a fake of each kind, the trainers and the vocoder twice} */
  static FakeRegistry withFakes() {
    return new FakeRegistry()
        .add(PreprocessorPlugin.class, "lines", new FakePreprocessor.Plugin())
        .add(TrainerPlugin.class, "talker", new FakeTrainer.Plugin())
        .add(TrainerPlugin.class, "square", new FakeTrainer.Plugin())
        .add(ModelPlugin.class, "talker", new FakeModel.Plugin())
        .add(VocoderPlugin.class, "square", new FakeVocoder.Plugin())
        .add(CodecPlugin.class, "steps", new FakeCodec.Plugin())
        .add(RecogniserPlugin.class, "levels", new FakeRecogniser.Plugin())
        .add(EmbedderPlugin.class, "levels", new FakeEmbedder.Plugin())
        .add(EvaluatorPlugin.class, "longer", new FakeEvaluator.Plugin());
  }

  <P extends Plugin> FakeRegistry add(Class<P> kind, String id, P plugin) {
    plugins.computeIfAbsent(kind, each -> new TreeMap<>()).put(id, plugin);
    return this;
  }

  FakeRegistry version(String version) {
    this.version = version;
    return this;
  }

  /** Asks whoever holds a plugin of this id to let go. */
  void leave(String id) {
    leaving.computeIfAbsent(id, each -> new CancelSignal()).cancel();
  }

  /** {@return how many leases are open} */
  int lent() {
    return lent.get();
  }

  @Override
  public List<PluginInfo> plugins() {
    List<PluginInfo> infos = new ArrayList<>();
    plugins.forEach(
        (kind, byId) -> byId.keySet().forEach(id -> infos.add(info(kind.getSimpleName(), id))));
    return infos;
  }

  /** As the registry calls kinds: {@code VocoderPlugin} is {@code vocoder}. */
  private PluginInfo info(String kind, String id) {
    String name = kind.replace("Plugin", "").toLowerCase(Locale.ROOT);
    return new PluginInfo(name, id, "", version, "bundle", 1, PluginInfo.State.READY, "");
  }

  @Override
  public Optional<PluginInfo> preferred(Class<? extends Plugin> kind) {
    return Optional.empty();
  }

  @Override
  public <P extends Plugin> Lease<P> lease(Class<P> kind, String id) {
    Map<String, Plugin> ofKind = plugins.getOrDefault(kind, Map.of());
    if (!ofKind.containsKey(id)) {
      throw new ZethusException(
          "no %s '%s'; installed are %s"
              .formatted(
                  kind.getSimpleName(),
                  id,
                  ofKind.keySet().stream().collect(Collectors.joining(", "))));
    }
    return new FakeLease<>(id, kind.cast(ofKind.get(id)), () -> {});
  }

  @Override
  public <P extends Plugin, W extends AutoCloseable> Lease<W> loaded(
      Class<P> kind, String id, Checkpoint checkpoint, Device device, Loader<P, W> loader) {
    try (Lease<P> plugin = lease(kind, id)) {
      W loaded = loader.load(plugin.get(), checkpoint, device);
      return new FakeLease<>(id, loaded, loaded);
    }
  }

  @Override
  public void retire(long bundle, Duration limit) {
    throw new UnsupportedOperationException();
  }

  private final class FakeLease<T> implements Lease<T> {
    private final String id;
    private final T value;
    private final AutoCloseable atEnd;

    FakeLease(String id, T value, AutoCloseable atEnd) {
      this.id = id;
      this.value = value;
      this.atEnd = atEnd;
      lent.incrementAndGet();
    }

    @Override
    public T get() {
      return value;
    }

    @Override
    public PluginInfo plugin() {
      return new PluginInfo("kind", id, "", version, "bundle", 1, PluginInfo.State.READY, "");
    }

    @Override
    public CancelSignal leaving() {
      return leaving.computeIfAbsent(id, each -> new CancelSignal());
    }

    @Override
    public void close() {
      lent.decrementAndGet();
      try {
        atEnd.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
