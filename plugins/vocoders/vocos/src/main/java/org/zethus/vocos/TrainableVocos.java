package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.vocoder.Imitation;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;
import org.zethus.torch.vocos.Vocos;

/**
 * Vocos in training: it matches spectra, and plays against two sets of discriminators.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.4</a>
 */
record TrainableVocos(VocosTrainerConfig config) implements TrainableVocoder {
  @Override
  public String id() {
    return "vocos";
  }

  @Override
  public VocoderSettings settings() {
    return config.common();
  }

  @Override
  public Record network() {
    return config.network();
  }

  @Override
  public Record read(Config checkpoint) {
    return VocosConfig.read(checkpoint);
  }

  @Override
  public Imitator generator(StateDict weights) {
    Vocos vocos = new Vocos(weights, config.model().vocos());
    int sampleRate = config.common().mel().sampleRate();
    VocosLosses losses = new VocosLosses(weights.manager(), sampleRate, config.loss());
    return (manager, crops) ->
        new Waveforms(vocos.forward(config.scaling().apply(crops.mel(manager))), losses);
  }

  private record Waveforms(NDArray audio, VocosLosses losses) implements Imitation {
    @Override
    public Losses reconstruction(NDArray real) {
      return losses.reconstruction(real, audio);
    }
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return VocosAdversary.of(weights, config.discriminators(), config.loss());
  }
}
