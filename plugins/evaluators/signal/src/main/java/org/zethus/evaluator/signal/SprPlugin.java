package org.zethus.evaluator.signal;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairConfig;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers the singing power ratio to recipes. */
@Component
@PluginId("spr")
public final class SprPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return PairConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    return new PairwiseEvaluator(context, SingingPowerRatio.MEASURE, new SingingPowerRatio());
  }
}
