package org.zethus.diffwave;

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

/** Offers DiffWave's training to recipes. */
@Component
@PluginId("diffwave")
@PluginEngine("pytorch")
public final class DiffWaveTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public DiffWaveTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return DiffWaveTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    DiffWaveTrainerConfig config = context.config().as(DiffWaveTrainerConfig.class);
    return VocoderTrainer.open(context, new TrainableDiffWave(config), torch);
  }
}
