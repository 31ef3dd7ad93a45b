package org.zethus.evaluator.similarity;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;

/** Offers the Fréchet distance of embeddings to recipes. */
@Component
@PluginId("frechet")
public final class FrechetPlugin implements EvaluatorPlugin {
  @Override
  public Material material() {
    return Material.EMBEDDING;
  }

  @Override
  public Evaluator open(RunContext context) {
    return new FrechetDistance(context);
  }
}
