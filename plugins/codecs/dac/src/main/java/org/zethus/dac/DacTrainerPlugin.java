package org.zethus.dac;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainer;

/** Offers DAC's training to recipes. */
@Component
@PluginId("dac")
@PluginEngine("pytorch")
public final class DacTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public DacTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return DacTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    DacTrainerConfig config = context.config().as(DacTrainerConfig.class);
    return CodecTrainer.open(context, new TrainableDac(config), torch);
  }
}
