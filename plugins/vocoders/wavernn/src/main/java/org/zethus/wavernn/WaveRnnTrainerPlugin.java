package org.zethus.wavernn;

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

/** Offers WaveRNN's training to recipes. */
@Component
@PluginId("wavernn")
@PluginEngine("pytorch")
public final class WaveRnnTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveRnnTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return WaveRnnTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    WaveRnnTrainerConfig config = context.config().as(WaveRnnTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableWaveRnn(config), torch);
  }
}
