package org.zethus.nsfhifigan;

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

/** Offers NSF-HiFiGAN to recipes. */
@Component
@PluginId("nsfhifigan")
@PluginEngine("pytorch")
public final class NsfHifiGanPlugin implements VocoderPlugin {
  /** Frames that are computed together: some three seconds. */
  private static final int PIECE = 256;

  private final TorchBackend torch;

  @Activate
  public NsfHifiGanPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    NsfHifiGanConfig config = checkpoint.config(NsfHifiGanConfig.class);
    return torch.load(checkpoint, device, weights -> new NsfHifiGanVocoder(config, weights, PIECE));
  }
}
