package org.zethus.repcodec;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers RepCodec's training to recipes. */
@Component
@PluginId(RepCodecCheckpoint.ID)
@PluginEngine("pytorch")
public final class RepCodecTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public RepCodecTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return RepCodecTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return RepCodecTrainer.open(context, torch);
  }
}
