package org.zethus.apnet;

import ai.djl.ndarray.NDArray;
import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.gan.VocoderObjective;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.vocoder.Imitation;
import org.zethus.torch.vocoder.Imitator;
import org.zethus.torch.vocoder.TrainableVocoder;
import org.zethus.torch.vocoder.VocoderSettings;
import org.zethus.torch.vocoder.WaveformTerms;

/**
 * APNet in training: as HiFi-GAN, with terms for amplitudes, phases and their consistency.
 *
 * @see <a href="https://arxiv.org/abs/2305.07952">Ai &amp; Ling 2023, section II-B</a>
 */
record TrainableApNet(ApNetTrainerConfig config) implements TrainableVocoder {
  static final VocoderObjective OBJECTIVE = VocoderObjective.HIFIGAN;

  @Override
  public String id() {
    return "apnet";
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
    return checkpoint.as(ApNetConfig.class);
  }

  @Override
  public Imitator generator(StateDict weights) {
    ApNet network = new ApNet(weights, settings().mel(), config.model().apnet());
    WaveformTerms waveform =
        config.opposition().waveformTerms(weights.manager(), settings().mel(), OBJECTIVE);
    ApNetLosses losses = new ApNetLosses(weights.manager(), settings().mel(), config.opposition());
    return (manager, crops) -> Spectra.of(network, crops.mel(manager), waveform, losses);
  }

  /**
   * What the generator made.
   *
   * @param audio waveforms, (B, samples)
   * @param spectrum what they are made of
   */
  record Spectra(NDArray audio, ApNet.Spectrum spectrum, WaveformTerms waveform, ApNetLosses losses)
      implements Imitation {
    static Spectra of(ApNet network, NDArray mel, WaveformTerms waveform, ApNetLosses losses) {
      ApNet.Spectrum spectrum = network.spectrum(mel);
      return new Spectra(network.audio(spectrum), spectrum, waveform, losses);
    }

    @Override
    public Losses reconstruction(NDArray real) {
      Losses terms = waveform.reconstruction(real, audio);
      losses.addTo(terms, real, audio, spectrum);
      return terms;
    }

    @Override
    public Losses validation(NDArray real) {
      return waveform.validation(real, audio);
    }
  }

  @Override
  public Adversary adversary(StateDict weights) {
    return config.opposition().adversary(weights, OBJECTIVE, settings().mel().sampleRate());
  }
}
