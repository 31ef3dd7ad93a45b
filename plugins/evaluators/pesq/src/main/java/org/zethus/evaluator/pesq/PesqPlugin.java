package org.zethus.evaluator.pesq;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairConfig;
import org.zethus.dsp.score.PairwiseEvaluator;

/** Offers perceptual evaluation of speech quality to recipes. */
@Component
@PluginId("pesq")
public final class PesqPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return PairConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    Alignment alignment = context.config().as(PairConfig.class).compare().align();
    return new PairwiseEvaluator(context, Pesq.MEASURE, new Pesq(alignment));
  }
}
