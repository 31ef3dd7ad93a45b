package org.zethus.evaluator.duration;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;

/** Offers errors of durations to recipes. */
@Component
@PluginId("duration")
public final class DurationPlugin implements EvaluatorPlugin {
  @Override
  public Evaluator open(RunContext context) {
    return new DurationError(context);
  }
}
