package org.zethus.valle;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers VALL-E's training to recipes. */
@Component
@PluginId(ValleCheckpoint.ID)
@PluginEngine("pytorch")
public final class ValleTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public ValleTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return ValleTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return ValleTrainer.open(context, context.config().as(ValleTrainerConfig.class), torch);
  }
}
