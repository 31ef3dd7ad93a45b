package org.zethus.encodec;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.TorchCodec;

/** Offers EnCodec to recipes. */
@Component
@PluginId("encodec")
@PluginEngine("pytorch")
public final class EncodecPlugin implements CodecPlugin {
  private final TorchBackend torch;

  @Activate
  public EncodecPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    EncodecConfig config = checkpoint.config(EncodecConfig.class);
    CodecFormat format = config.format();
    int second = (int) Math.ceil(format.frameRate()); // longer ago, its LSTM has forgotten
    return torch.load(
        checkpoint,
        device,
        weights ->
            new TorchCodec("encodec", weights, format, second, new Encodec(weights, config)));
  }

  @Override
  public boolean reads(Config config) {
    return config.get("target_bandwidths") != null && config.get("upsampling_ratios") != null;
  }
}
