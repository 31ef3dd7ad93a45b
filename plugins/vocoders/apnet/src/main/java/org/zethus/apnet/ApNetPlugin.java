package org.zethus.apnet;

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
import org.zethus.torch.vocoder.MelVocoder;
import org.zethus.torch.vocoder.Pieces;

/** Offers APNet to recipes. */
@Component
@PluginId("apnet")
@PluginEngine("pytorch")
public final class ApNetPlugin implements VocoderPlugin {
  /** Frames that are computed together: some ten seconds. */
  private static final int PIECE = 1024;

  private final TorchBackend torch;

  @Activate
  public ApNetPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    ApNetConfig config = checkpoint.config(ApNetConfig.class);
    return torch.load(checkpoint, device, weights -> vocoder(config, weights, PIECE));
  }

  /**
   * {@return a vocoder}
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  static Vocoder vocoder(ApNetConfig config, StateDict weights, int piece) {
    ApNet network = new ApNet(weights, config.mel(), config.model().apnet());
    return new MelVocoder(
        "apnet",
        weights,
        config.mel(),
        new MelVocoder.Network(
            network::forward, new Pieces(piece, network.reach(), config.mel().hopLength())));
  }
}
