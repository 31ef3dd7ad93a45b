package org.zethus.acoustic;

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

/** Offers the acoustic codec's training to recipes. */
@Component
@PluginId(AcousticConfig.ID)
@PluginEngine("pytorch")
public final class AcousticTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public AcousticTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return AcousticTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    AcousticTrainerConfig config = context.config().as(AcousticTrainerConfig.class);
    return CodecTrainer.open(context, new TrainableAcousticCodec(config), torch);
  }
}
