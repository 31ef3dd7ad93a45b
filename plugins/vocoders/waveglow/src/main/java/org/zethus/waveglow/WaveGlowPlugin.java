package org.zethus.waveglow;

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

/** Offers WaveGlow to recipes. */
@Component
@PluginId("waveglow")
@PluginEngine("pytorch")
public final class WaveGlowPlugin implements VocoderPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveGlowPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    WaveGlowConfig config = checkpoint.config(WaveGlowConfig.class);
    return torch.load(checkpoint, device, weights -> new WaveGlowVocoder(config, weights));
  }
}
