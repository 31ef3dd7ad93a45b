package org.zethus.wavenet;

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

/** Offers WaveNet's training to recipes. */
@Component
@PluginId("wavenet")
@PluginEngine("pytorch")
public final class WaveNetTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveNetTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return WaveNetTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    WaveNetTrainerConfig config = context.config().as(WaveNetTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableWaveNet(config), torch);
  }
}
