package org.zethus.repcodec;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.torch.TorchBackend;

/**
 * Offers RepCodec's codes of a corpus to recipes: of the inputs {@code checkpoint} and {@code
 * features}, one file for each utterance with the tensor {@code codes}, int64 (K, T).
 */
@Component
@PluginId(RepCodecCheckpoint.ID)
@PluginEngine("pytorch")
public final class CodesPlugin implements PreprocessorPlugin {
  private final TorchBackend torch;

  @Activate
  public CodesPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Preprocessor open(RunContext context) {
    Checkpoint checkpoint = Checkpoint.folder(context.input(RepCodecTrainer.CHECKPOINT));
    RepCodecCheckpoint config = read(checkpoint);
    return torch.load(checkpoint, context.device(), weights -> new Codes(context, config, weights));
  }

  /**
   * {@return its config; MaskGCT's, whose semantic codec is published without one, is the default}
   */
  static RepCodecCheckpoint read(Checkpoint checkpoint) {
    Config config =
        checkpoint.has(Checkpoint.CONFIG)
            ? checkpoint.config()
            : Config.parse("{}", checkpoint.name());
    return config.as(RepCodecCheckpoint.class);
  }
}
