package org.zethus.vocos;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.torch.TorchBackend;

/** Offers Vocos to recipes. */
@Component
@PluginId("vocos")
@PluginEngine("pytorch")
public final class VocosPlugin implements VocoderPlugin {
  private final TorchBackend torch;

  @Activate
  public VocosPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    VocosConfig config = VocosConfig.read(checkpoint.config());
    return torch.load(checkpoint, device, weights -> new VocosVocoder(config, weights));
  }
}
