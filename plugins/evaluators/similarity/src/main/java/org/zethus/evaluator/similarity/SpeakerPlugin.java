package org.zethus.evaluator.similarity;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;

/** Offers the similarity of speakers to recipes. */
@Component
@PluginId("speaker")
public final class SpeakerPlugin implements EvaluatorPlugin {
  @Override
  public Material material() {
    return Material.EMBEDDING;
  }

  @Override
  public Evaluator open(RunContext context) {
    return new SpeakerSimilarity(context);
  }
}
