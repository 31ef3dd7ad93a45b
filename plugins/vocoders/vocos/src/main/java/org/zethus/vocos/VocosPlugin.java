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
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.MelVocoder;
import org.zethus.torch.vocoder.Pieces;
import org.zethus.torch.vocos.Vocos;

/** Offers Vocos to recipes. */
@Component
@PluginId("vocos")
@PluginEngine("pytorch")
public final class VocosPlugin implements VocoderPlugin {
  /** Frames that are computed together: some ten seconds. */
  private static final int PIECE = 1024;

  private final TorchBackend torch;

  @Activate
  public VocosPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    VocosConfig config = VocosConfig.read(checkpoint.config());
    return torch.load(checkpoint, device, weights -> vocoder(config, weights, PIECE));
  }

  /**
   * {@return a vocoder}
   *
   * @param weights owned from now on
   * @param piece frames that are computed together
   */
  static Vocoder vocoder(VocosConfig config, StateDict weights, int piece) {
    Vocos vocos = new Vocos(weights, config.model().vocos());
    MelVocoder.Network network =
        new MelVocoder.Network(
            mel -> vocos.forwardWhole(config.scaling().apply(mel)),
            new Pieces(piece, vocos.reach(), config.mel().hopLength()));
    return new MelVocoder("vocos", weights, config.mel(), network);
  }
}
