package org.zethus.dualcodec;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainer;

/** Offers DualCodec's training to recipes. */
@Component
@PluginId(DualCodecCheckpoint.ID)
@PluginEngine("pytorch")
public final class DualCodecTrainerPlugin implements TrainerPlugin {
  /** A folder with w2v-BERT's weights and statistics, where the config asks for w2v-BERT. */
  private static final String SEMANTIC = "semantic";

  private final TorchBackend torch;

  @Activate
  public DualCodecTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return DualCodecTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    DualCodecTrainerConfig config = context.config().as(DualCodecTrainerConfig.class);
    DualCodecCheckpoint network = config.network();
    SemanticEncoder encoder =
        SemanticEncoder.of(network.semantic(), files(context, network), torch, context.device());
    return CodecTrainer.open(context, new TrainableDualCodec(config, encoder), torch);
  }

  private static Checkpoint files(RunContext context, DualCodecCheckpoint network) {
    return network.semantic().encoder() == SemanticConfig.Encoder.W2V_BERT
        ? Checkpoint.folder(context.input(SEMANTIC))
        : Checkpoint.untrained(DualCodecCheckpoint.ID, Config.of(network), context.seed());
  }
}
