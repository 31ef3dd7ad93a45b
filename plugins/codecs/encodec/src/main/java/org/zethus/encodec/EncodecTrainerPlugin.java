package org.zethus.encodec;

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

/** Offers EnCodec's training to recipes. */
@Component
@PluginId(EncodecPlugin.ID)
@PluginEngine("pytorch")
public final class EncodecTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public EncodecTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return EncodecTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    EncodecTrainerConfig config = context.config().as(EncodecTrainerConfig.class);
    return CodecTrainer.open(context, new TrainableEncodec(config), torch);
  }
}
