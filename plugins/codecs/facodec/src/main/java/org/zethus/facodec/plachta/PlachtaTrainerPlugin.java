package org.zethus.facodec.plachta;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.facodec.Labels;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainer;

/** Offers FAcodec's training to recipes. */
@Component
@PluginId(PlachtaPlugin.ID)
@PluginEngine("pytorch")
public final class PlachtaTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public PlachtaTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return PlachtaTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    PlachtaTrainerConfig config = context.config().as(PlachtaTrainerConfig.class);
    PlachtaConfig model = config.model();
    Labels labels =
        Labels.read(
            context,
            (double) model.wave().sampleRate() / model.hop(),
            new Labels.Known("model", model.phones(), model.speakers()));
    return CodecTrainer.open(context, new TrainablePlachta(config, labels), torch);
  }
}
