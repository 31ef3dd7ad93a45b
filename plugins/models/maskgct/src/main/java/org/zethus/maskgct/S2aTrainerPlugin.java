package org.zethus.maskgct;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/**
 * Offers the training of semantic to acoustic codes to recipes. Inputs: {@code semantic} and {@code
 * acoustic} codes, and perhaps a {@code checkpoint} to start from, whose network is then kept: one
 * that was trained here, or the published model.
 */
@Component
@PluginId("maskgct-s2a")
@PluginEngine("pytorch")
public final class S2aTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public S2aTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  /** What a trained checkpoint's {@code config.json} says. */
  record Written(S2aTrainerConfig.Model model) {}

  @Override
  public Class<? extends Record> configType() {
    return S2aTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    S2aTrainerConfig config = context.config().as(S2aTrainerConfig.class);
    S2aTrainerConfig.Model model =
        StartingPoint.of(context)
            .map(start -> start.semanticToAcoustic(config.part()))
            .orElse(config.model());
    S2aConfig network = model.s2aModel();
    Corpus corpus =
        Corpus.ofCodes(
            context, network.condCodebookSize(), network.numQuantizer(), network.codebookSize());
    MaskedTrainer.Subject<Batch> subject =
        new MaskedTrainer.Subject<>(
            "maskgct-s2a",
            config.part().published(),
            Config.of(new Written(model)),
            weights -> new Objective.OfCodes(new SemanticToAcoustic(weights, network), network));
    return MaskedTrainer.open(context, config.manner(), corpus, subject, torch);
  }
}
