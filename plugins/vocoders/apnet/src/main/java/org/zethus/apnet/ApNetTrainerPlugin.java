package org.zethus.apnet;

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

/** Offers APNet's training to recipes. */
@Component
@PluginId("apnet")
@PluginEngine("pytorch")
public final class ApNetTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public ApNetTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return ApNetTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    ApNetTrainerConfig config = context.config().as(ApNetTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableApNet(config), torch);
  }
}
