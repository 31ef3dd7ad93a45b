package org.zethus.evaluator.energy

import org.osgi.service.component.annotations.Component
import org.zethus.api.evaluator.EvaluatorPlugin
import org.zethus.api.plugin.PluginId
import org.zethus.api.plugin.RunContext
import org.zethus.dsp.score.PairwiseEvaluator

/** Offers errors of energy to recipes as `evaluator/energy`. */
@Component
@PluginId("energy")
class EnergyPlugin : EvaluatorPlugin {
  override fun configType(): Class<out Record> = EnergyConfig::class.java

  override fun open(context: RunContext) =
    PairwiseEvaluator(
      context,
      EnergyError.MEASURE,
      EnergyError(context.config().`as`(EnergyConfig::class.java)),
    )
}
