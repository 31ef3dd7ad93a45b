package org.zethus.crepe.trainer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers CREPE's training to recipes. It takes no input. */
@Component
@PluginId("crepe")
@PluginEngine("pytorch")
public final class CrepeTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public CrepeTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return CrepeTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return CrepeTrainer.open(context, context.config().as(CrepeTrainerConfig.class), torch);
  }
}
