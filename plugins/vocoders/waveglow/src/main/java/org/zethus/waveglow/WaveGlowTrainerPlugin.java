package org.zethus.waveglow;

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

/** Offers WaveGlow's training to recipes. */
@Component
@PluginId("waveglow")
@PluginEngine("pytorch")
public final class WaveGlowTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveGlowTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return WaveGlowTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    WaveGlowTrainerConfig config = context.config().as(WaveGlowTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableWaveGlow(config), torch);
  }
}
