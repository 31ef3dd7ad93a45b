package org.zethus.dualcodectts;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers the training of VALL-E on a codec's codes to recipes. */
@Component
@PluginId(VoiceConfig.ID)
@PluginEngine("pytorch")
public final class VoiceTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public VoiceTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return VoiceTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return VoiceTrainer.open(context, context.config().as(VoiceTrainerConfig.class), torch);
  }
}
