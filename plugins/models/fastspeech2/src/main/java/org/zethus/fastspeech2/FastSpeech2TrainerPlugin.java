package org.zethus.fastspeech2;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/** Offers FastSpeech 2's training to recipes. */
@Component
@PluginId("fastspeech2")
@PluginEngine("pytorch")
public final class FastSpeech2TrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public FastSpeech2TrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return FastSpeech2TrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return FastSpeech2Trainer.open(
        context, context.config().as(FastSpeech2TrainerConfig.class), torch);
  }
}
