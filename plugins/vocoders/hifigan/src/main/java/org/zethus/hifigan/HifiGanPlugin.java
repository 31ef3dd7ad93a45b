package org.zethus.hifigan;

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
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.vocoder.MelVocoder;
import org.zethus.torch.vocoder.Pieces;

/** Offers HiFi-GAN to recipes. */
@Component
@PluginId("hifigan")
@PluginEngine("pytorch")
public final class HifiGanPlugin implements VocoderPlugin {
  /** Frames that are computed together: some ten seconds. */
  private static final int PIECE = 1024;

  private final TorchBackend torch;

  @Activate
  public HifiGanPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    HifiGanConfig config = HifiGanConfig.read(checkpoint.config());
    return torch.load(checkpoint, device, weights -> vocoder(config, weights, PIECE));
  }

  @Override
  public boolean reads(Config config) {
    return HifiGanConfig.isOfRepository(config);
  }

  /**
   * {@return a vocoder}
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  static Vocoder vocoder(HifiGanConfig config, StateDict weights, int piece) {
    Generator generator =
        Generator.vocoder(weights, config.mel().melBins(), config.model().hifigan());
    return new MelVocoder(
        "hifigan",
        weights,
        config.mel(),
        new MelVocoder.Network(
            generator::forward, new Pieces(piece, generator.reach(), config.mel().hopLength())));
  }
}
