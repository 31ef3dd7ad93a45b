package org.zethus.melgan;

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

/** Offers MelGAN to recipes. */
@Component
@PluginId("melgan")
@PluginEngine("pytorch")
public final class MelGanPlugin implements VocoderPlugin {
  /** Frames that are computed together: some three seconds. */
  private static final int PIECE = 256;

  private final TorchBackend torch;

  @Activate
  public MelGanPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    MelGanConfig config = checkpoint.config(MelGanConfig.class);
    return torch.load(checkpoint, device, weights -> vocoder(config, weights, PIECE));
  }

  /**
   * {@return a vocoder}
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  static Vocoder vocoder(MelGanConfig config, StateDict weights, int piece) {
    MelGan generator = new MelGan(weights, config.mel().melBins(), config.model().melgan());
    return new MelVocoder(
        "melgan",
        weights,
        config.mel(),
        new MelVocoder.Network(
            generator::forwardAny, new Pieces(piece, generator.reach(), config.mel().hopLength())));
  }
}
