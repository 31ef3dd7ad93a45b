package org.zethus.facodec;

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

/** Offers FACodec's training to recipes. */
@Component
@PluginId(TrainableFaCodec.ID)
@PluginEngine("pytorch")
public final class FaCodecTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public FaCodecTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return FaCodecTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    FaCodecTrainerConfig config = context.config().as(FaCodecTrainerConfig.class);
    FaCodecConfig model = config.model();
    FaCodecConfig.Factors factors = model.decoder().factors();
    Labels labels =
        Labels.read(
            context,
            (double) model.sampleRate() / model.hop(),
            new Labels.Known("model.decoder", factors.phones(), factors.speakers()));
    return CodecTrainer.open(context, new TrainableFaCodec(config, labels), torch);
  }
}
