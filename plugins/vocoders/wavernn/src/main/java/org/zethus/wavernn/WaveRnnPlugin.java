package org.zethus.wavernn;

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

/** Offers WaveRNN to recipes. */
@Component
@PluginId("wavernn")
@PluginEngine("pytorch")
public final class WaveRnnPlugin implements VocoderPlugin {
  private final TorchBackend torch;

  @Activate
  public WaveRnnPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    WaveRnnConfig config = checkpoint.config(WaveRnnConfig.class);
    return torch.load(checkpoint, device, weights -> vocoder(config, weights));
  }

  private static Vocoder vocoder(WaveRnnConfig config, StateDict weights) {
    WaveRnn network = new WaveRnn(weights, config.model().wavernn(), config.mel().melBins());
    return new AutoregressiveVocoder(
        "wavernn", weights, config.mel(), network, config.inference().seed());
  }
}
