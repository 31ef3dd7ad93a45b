package org.zethus.evaluator.intelligibility;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;

/** Offers error rates of words and characters to recipes. */
@Component
@PluginId("wer")
public final class WerPlugin implements EvaluatorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return ErrorRates.ErrorConfig.class;
  }

  @Override
  public Material material() {
    return Material.TRANSCRIPT;
  }

  @Override
  public Evaluator open(RunContext context) {
    return new ErrorRates(context);
  }
}
