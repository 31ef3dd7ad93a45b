package org.zethus.runner.internal;

import java.nio.file.Files;
import java.util.List;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.registry.Registry;

/** {@code trainer/<id>}: the plugin leaves a checkpoint, and resumes from what it finds. */
final class TrainerKind implements StageKind {
  static final String NAME = "trainer";

  private final Registry registry;

  TrainerKind(Registry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return TrainerPlugin.class;
  }

  @Override
  public void make(StageRun run, RunContext context) {
    Plugins.use(
        registry,
        TrainerPlugin.class,
        run.id(),
        context,
        plugin -> {
          try (Trainer trainer = plugin.open(context)) {
            trainer.train();
          }
        });
    for (String file : List.of(Checkpoint.CONFIG, Checkpoint.WEIGHTS)) {
      if (!Files.isRegularFile(context.output().resolve(file))) {
        throw new ZethusException(
            "trainer '%s' returned without having written %s".formatted(run.id(), file));
      }
    }
  }
}
