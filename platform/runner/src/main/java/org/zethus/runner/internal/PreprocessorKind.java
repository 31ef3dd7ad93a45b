package org.zethus.runner.internal;

import java.nio.file.Files;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.registry.Registry;

/** {@code preprocessor/<id>}: the plugin writes the whole artifact. */
final class PreprocessorKind implements StageKind {
  private final Registry registry;

  PreprocessorKind(Registry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "preprocessor";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return PreprocessorPlugin.class;
  }

  @Override
  public void make(StageRun run, RunContext context) {
    Plugins.use(
        registry,
        PreprocessorPlugin.class,
        run.id(),
        context,
        plugin -> {
          try (Preprocessor preprocessor = plugin.open(context)) {
            preprocessor.process();
          }
        });
    if (!Files.isRegularFile(context.output().resolve(Manifest.FILE))) {
      throw new ZethusException(
          "preprocessor '%s' returned without having written %s"
              .formatted(run.id(), Manifest.FILE));
    }
  }
}
