package org.zethus.evaluator.signal;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers the multi-resolution STFT distance to recipes. */
@Component
@PluginId("stft")
public final class StftPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return StftDistance.StftConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    StftDistance.StftConfig config = context.config().as(StftDistance.StftConfig.class);
    return new PairwiseEvaluator(context, StftDistance.MEASURE, new StftDistance(config));
  }
}
