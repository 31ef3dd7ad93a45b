package org.zethus.acoustic;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;

/** Offers MaskGCT's acoustic codec to recipes: ours, or as it is published, in two files. */
@Component
@PluginId(AcousticConfig.ID)
@PluginEngine("pytorch")
public final class AcousticPlugin implements CodecPlugin {
  private static final Map<String, String> PUBLISHED =
      Map.of("encoder", "model.safetensors", "decoder", "model_1.safetensors");

  private final TorchBackend torch;

  @Activate
  public AcousticPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    if (PUBLISHED.values().stream().allMatch(checkpoint::has)) {
      AcousticConfig config = Config.parse("{}", checkpoint.name()).as(AcousticConfig.class);
      return torch.load(
          checkpoint, PUBLISHED, device, weights -> new AcousticCodec(config, weights));
    }
    AcousticConfig config = checkpoint.config(AcousticConfig.class);
    return torch.load(checkpoint, device, weights -> new AcousticCodec(config, weights));
  }
}
