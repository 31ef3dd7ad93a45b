package org.zethus.wavenet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.autoregressive.AutoregressiveVocoder;

/** Offers WaveNet to recipes. */
@Component
@PluginId("wavenet")
@PluginEngine("pytorch")
public final class WaveNetPlugin implements VocoderPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveNetPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    WaveNetConfig config = checkpoint.config(WaveNetConfig.class);
    return torch.load(checkpoint, device, weights -> vocoder(config, weights));
  }

  private static Vocoder vocoder(WaveNetConfig config, StateDict weights) {
    WaveNet network = new WaveNet(weights, config.model().wavenet(), config.mel().melBins());
    return new AutoregressiveVocoder(
        "wavenet", weights, config.mel(), network, config.inference().seed());
  }
}
