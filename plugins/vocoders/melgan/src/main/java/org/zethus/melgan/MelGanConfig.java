package org.zethus.melgan;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Key;

/**
 * What a MelGAN checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made
 * @param model the network
 */
public record MelGanConfig(@Key("preprocess") MelSpec mel, Model model) {
  /** Where the networks are described. */
  public record Model(Network melgan) {}

  /**
   * The generator.
   *
   * @param ratios how many times longer each stage makes the signal
   * @param ngf width behind the last stage; each stage halves it
   * @param nResidualLayers residual blocks of each stage
   */
  public record Network(List<Integer> ratios, int ngf, int nResidualLayers) {
    public Network {
      ratios = List.copyOf(ratios);
      if (ratios.isEmpty() || ratios.stream().anyMatch(ratio -> ratio < 2)) {
        throw new IllegalArgumentException("need ratios of at least 2, found " + ratios);
      }
      if (ngf < 1 || nResidualLayers < 0) {
        throw new IllegalArgumentException(
            "need ngf of at least 1 and n_residual_layers of at least 0, found %d and %d"
                .formatted(ngf, nResidualLayers));
      }
    }

    /** {@return how many samples are made of one frame} */
    int samplesPerFrame() {
      return ratios.stream().reduce(1, Math::multiplyExact);
    }
  }

  public MelGanConfig {
    int samples = model.melgan().samplesPerFrame();
    if (samples != mel.hopLength()) {
      throw new IllegalArgumentException(
          ("model.melgan.ratios make %d samples of a frame, preprocess has hop_size %d; they must"
                  + " agree")
              .formatted(samples, mel.hopLength()));
    }
  }
}
