package org.zethus.bigvgan;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.RepositoryConfig;
import org.zethus.torch.vocoder.MelVocoder;
import org.zethus.torch.vocoder.Pieces;

/** Offers BigVGAN to recipes. */
@Component
@PluginId("bigvgan")
@PluginEngine("pytorch")
public final class BigVganPlugin implements VocoderPlugin {
  /** Frames that are computed together: some three seconds, beside half a second of overlap. */
  private static final int PIECE = 256;

  private final TorchBackend torch;

  @Activate
  public BigVganPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    BigVganConfig config = BigVganConfig.read(checkpoint.config());
    return torch.load(checkpoint, device, weights -> vocoder(config, weights, PIECE));
  }

  @Override
  public boolean reads(Config config) {
    return RepositoryConfig.isWithSnakes(config);
  }

  /**
   * {@return a vocoder}
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  static Vocoder vocoder(BigVganConfig config, StateDict weights, int piece) {
    BigVgan network = new BigVgan(weights, config.mel().melBins(), config.model().bigvgan());
    return new MelVocoder(
        "bigvgan",
        weights,
        config.mel(),
        new MelVocoder.Network(
            network::forward, new Pieces(piece, network.reach(), config.mel().hopLength())));
  }
}
