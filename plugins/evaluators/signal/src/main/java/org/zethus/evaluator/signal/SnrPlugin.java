package org.zethus.evaluator.signal;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers ratios of signal to noise to recipes. */
@Component
@PluginId("snr")
public final class SnrPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return SignalToNoise.SnrConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    SignalToNoise.SnrConfig config = context.config().as(SignalToNoise.SnrConfig.class);
    return new PairwiseEvaluator(context, SignalToNoise.MEASURE, new SignalToNoise(config));
  }
}
