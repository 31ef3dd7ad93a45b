package org.zethus.evaluator.mcd;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers mel cepstral distortion to recipes. */
@Component
@PluginId("mcd")
public final class McdPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return McdConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    McdConfig config = context.config().as(McdConfig.class);
    Definition definition = config.mcd().definition();
    return new PairwiseEvaluator(
        context, definition.measure(), definition.score(config.compare().align()));
  }
}
