package org.zethus.runner.internal;

import java.util.Optional;
import java.util.Set;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.registry.Registry;

/** {@code evaluator/<id>}: utterances in the roles {@code reference} and {@code generated}. */
final class EvaluatorKind implements StageKind {
  private final Registry registry;

  EvaluatorKind(Registry registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "evaluator";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return EvaluatorPlugin.class;
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new Roles(Set.of("reference", "generated"), Set.of()));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    Manifest reference = Manifest.read(context.input("reference"));
    Manifest generated = Manifest.read(context.input("generated"));
    Plugins.use(
        registry,
        EvaluatorPlugin.class,
        run.id(),
        context,
        plugin -> {
          try (Evaluator evaluator = plugin.open(context)) {
            ScoresFile.write(context.output(), evaluator.evaluate(reference, generated));
          }
        });
  }
}
