package org.zethus.dac;

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
import org.zethus.torch.codes.TorchCodec;

/** Offers DAC to recipes. */
@Component
@PluginId("dac")
@PluginEngine("pytorch")
public final class DacPlugin implements CodecPlugin {
  private final TorchBackend torch;

  @Activate
  public DacPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    DacConfig config = checkpoint.config(DacConfig.class);
    return torch.load(
        checkpoint,
        device,
        weights ->
            new TorchCodec(
                "dac", weights, config.format(), config.contextFrames(), new Dac(weights, config)));
  }

  @Override
  public boolean reads(Config config) {
    return config.get("encoder_rates") != null && config.get("n_codebooks") != null;
  }
}
