package org.zethus.crepe.evaluator;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.score.PairwiseEvaluator;
import org.zethus.tf.TensorFlowBackend;

/**
 * Offers errors of F0, voicing and periodicity to recipes, as CREPE hears them. The input {@code
 * checkpoint} may name published weights; without it the built-in ones are used.
 */
@Component
@PluginId("crepe")
@PluginEngine("tensorflow")
public final class CrepePlugin implements EvaluatorPlugin {
  private static final String CHECKPOINT = "checkpoint";

  private final TensorFlowBackend tensorFlow;

  @Activate
  public CrepePlugin(@Reference TensorFlowBackend tensorFlow) {
    this.tensorFlow = tensorFlow;
  }

  @Override
  public Class<? extends Record> configType() {
    return CrepeConfig.class;
  }

  @Override
  public Evaluator open(RunContext context) {
    CrepeConfig config = context.config().as(CrepeConfig.class);
    Checkpoint checkpoint =
        context.inputs().contains(CHECKPOINT)
            ? Checkpoint.folder(context.input(CHECKPOINT))
            : Crepe.BUILT_IN;
    Crepe crepe = Crepe.load(tensorFlow, checkpoint, context.device());
    return new CrepeEvaluator(
        crepe, new PairwiseEvaluator(context, CrepeError.MEASURE, new CrepeError(crepe, config)));
  }

  /** Closes the network with the evaluator. */
  private record CrepeEvaluator(Crepe crepe, Evaluator scores) implements Evaluator {
    @Override
    public Scores evaluate(Manifest reference, Manifest generated) {
      return scores.evaluate(reference, generated);
    }

    @Override
    public void close() {
      scores.close();
      crepe.close();
    }
  }
}
