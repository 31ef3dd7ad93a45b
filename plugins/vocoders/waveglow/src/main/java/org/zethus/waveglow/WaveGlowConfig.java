package org.zethus.waveglow;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * What a WaveGlow checkpoint's {@code config.json} says.
 *
 * @param mel how the mel frames are made
 * @param model the network
 * @param inference how it is run
 */
public record WaveGlowConfig(
    @Key("preprocess") MelSpec mel, Model model, @Default("{}") Inference inference) {

  /** Where the network is described. */
  public record Model(Network waveglow) {}

  /**
   * The network.
   *
   * @param nGroup samples that are taken together as channels
   * @param nFlows steps of the flow
   * @param nEarlyEvery after so many steps some channels become part of z
   * @param nEarlySize how many channels
   * @param nLayers layers in each coupling's WaveNet
   * @param nChannels their width
   * @param kernelSize their taps
   */
  public record Network(
      @Default("8") int nGroup,
      @Default("12") int nFlows,
      @Default("4") int nEarlyEvery,
      @Default("2") int nEarlySize,
      @Default("8") int nLayers,
      @Default("256") int nChannels,
      @Default("3") int kernelSize) {
    public Network {
      if (nGroup < 2 || nGroup % 2 != 0 || nEarlySize < 0 || nEarlySize % 2 != 0) {
        throw new IllegalArgumentException(
            "need an even n_group of at least 2 and an even n_early_size, found %d and %d"
                .formatted(nGroup, nEarlySize));
      }
      if (nFlows < 1 || nEarlyEvery < 1 || nLayers < 1 || nChannels < 1) {
        throw new IllegalArgumentException(
            "need n_flows, n_early_every, n_layers and n_channels of at least 1, found %d, %d, %d, %d"
                .formatted(nFlows, nEarlyEvery, nLayers, nChannels));
      }
      if (kernelSize < 1 || kernelSize % 2 != 1) {
        throw new IllegalArgumentException("need an odd kernel_size, found " + kernelSize);
      }
      int left = nGroup - (nFlows - 1) / nEarlyEvery * nEarlySize;
      if (left < 2) {
        throw new IllegalArgumentException(
            ("n_early_size %d every %d of %d flows leaves %d of n_group %d channels for the last"
                    + " flow, expected at least 2")
                .formatted(nEarlySize, nEarlyEvery, nFlows, left, nGroup));
      }
    }

    /** {@return whether channels leave before a step} */
    boolean leavesBefore(int flow) {
      return flow > 0 && flow % nEarlyEvery == 0;
    }

    /** {@return channels that a step works on} */
    int channelsOf(int flow) {
      return nGroup - flow / nEarlyEvery * nEarlySize;
    }
  }

  /**
   * How waveforms are generated.
   *
   * @param sigma standard deviation of the noise they are made of; less than in training makes
   *     fewer artefacts
   * @param seed of the noise
   */
  public record Inference(@Default("0.6") double sigma, @Default("0") long seed) {
    public Inference {
      if (!(sigma >= 0)) {
        throw new IllegalArgumentException("need inference.sigma of at least 0, found " + sigma);
      }
    }
  }

  public WaveGlowConfig {
    if (mel.hopLength() % model.waveglow().nGroup() != 0) {
      throw new IllegalArgumentException(
          "need a preprocess.hop_size of whole groups, found hop_size %d and n_group %d"
              .formatted(mel.hopLength(), model.waveglow().nGroup()));
    }
  }
}
