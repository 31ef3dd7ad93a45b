package org.zethus.jets;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers the training of JETS to recipes. */
@Component
@PluginId("jets")
@PluginEngine("pytorch")
public final class JetsTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public JetsTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return JetsTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return JetsTrainer.open(context, context.config().as(JetsTrainerConfig.class), torch);
  }
}
