package org.zethus.facodec;

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

/** Offers FACodec to recipes and the command line. */
@Component
@PluginId(TrainableFaCodec.ID)
@PluginEngine("pytorch")
public final class FaCodecPlugin implements CodecPlugin {
  private final TorchBackend torch;

  @Activate
  public FaCodecPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    Layout layout = Layout.ofCodec(checkpoint);
    return layout.load(torch, checkpoint, device, weights -> new SpeechCodec(weights, layout));
  }

  @Override
  public boolean reads(Config config) {
    return Layout.wrote(config);
  }
}
