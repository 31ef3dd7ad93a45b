package org.zethus.dualcodec;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Offers DualCodec to recipes. */
@Component
@PluginId(DualCodecCheckpoint.ID)
@PluginEngine("pytorch")
public final class DualCodecPlugin implements CodecPlugin {
  private final TorchBackend torch;

  @Activate
  public DualCodecPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    DualCodecCheckpoint config = DualCodecCheckpoint.of(checkpoint);
    SemanticEncoder encoder = SemanticEncoder.of(config.semantic(), checkpoint, torch, device);
    try {
      return load(checkpoint, device, config, encoder);
    } catch (RuntimeException | Error e) {
      encoder.close();
      throw e;
    }
  }

  private Codec load(
      Checkpoint checkpoint, Device device, DualCodecCheckpoint config, SemanticEncoder encoder) {
    StateDict weights = DualCodecCheckpoint.weights(checkpoint, torch, device);
    try {
      Codec codec = Autograd.inference(() -> CodecNetwork.codec(weights, config, encoder));
      weights.requireComplete();
      return codec;
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }
}
