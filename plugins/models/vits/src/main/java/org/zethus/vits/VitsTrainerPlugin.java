package org.zethus.vits;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers VITS's training to recipes. */
@Component
@PluginId("vits")
@PluginEngine("pytorch")
public final class VitsTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public VitsTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return VitsTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return VitsTrainer.open(context, context.config().as(VitsTrainerConfig.class), torch);
  }
}
