package org.zethus.evaluator.f0;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers errors and correlation of F0, and errors of voicing, to recipes. */
@Component
@PluginId("f0")
public final class F0Plugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return F0Config.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    F0Config config = context.config().as(F0Config.class);
    return new PairwiseEvaluator(context, F0Error.MEASURE, new F0Error(config));
  }
}
