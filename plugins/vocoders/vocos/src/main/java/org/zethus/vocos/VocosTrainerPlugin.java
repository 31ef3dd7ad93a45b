package org.zethus.vocos;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.VocoderTrainer;

/** Offers Vocos's training to recipes. */
@Component
@PluginId("vocos")
@PluginEngine("pytorch")
public final class VocosTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public VocosTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return VocosTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    VocosTrainerConfig config = context.config().as(VocosTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableVocos(config), torch);
  }
}
