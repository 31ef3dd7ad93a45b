package org.zethus.diffwave;

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

/** Offers DiffWave to recipes. */
@Component
@PluginId("diffwave")
@PluginEngine("pytorch")
public final class DiffWavePlugin implements VocoderPlugin {
  private final TorchBackend torch;

  @Activate
  public DiffWavePlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    DiffWaveConfig config = checkpoint.config(DiffWaveConfig.class);
    return torch.load(checkpoint, device, weights -> new DiffWaveVocoder(config, weights));
  }
}
