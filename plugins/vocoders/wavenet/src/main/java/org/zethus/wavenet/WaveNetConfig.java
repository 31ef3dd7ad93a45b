package org.zethus.wavenet;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.dsp.feature.MuLaw;
import org.zethus.torch.autoregressive.LogisticCoding;
import org.zethus.torch.autoregressive.MuLawCoding;
import org.zethus.torch.autoregressive.SampleCoding;

/**
 * What a WaveNet checkpoint's {@code config.json} says.
 *
 * @param mel how the mel frames are made
 * @param model the network
 * @param inference how it is run
 */
public record WaveNetConfig(
    @Key("preprocess") MelSpec mel, Model model, @Default("{}") Inference inference) {

  /** Where the network is described. */
  public record Model(Network wavenet) {}

  /**
   * The network.
   *
   * @param scalarInput samples are numbers, and their distributions mixtures of logistics; else
   *     they are labels on the mu-law scale
   * @param outChannels labels, or three for each part of the mixture
   * @param residualChannels width
   * @param layers gated layers
   * @param stacks cycles of dilations 1, 2, 4 …
   * @param gateChannels width within a layer, both halves of the gate
   * @param kernelSize taps of a layer
   * @param skipOutChannels width of the skip connections
   * @param dropout of a layer's input
   * @param upsampleScales factors that multiply to the hop length
   * @param melFramePad frames to either side that a frame's condition is made of
   * @param quantizeChannels values a number can take, of scalar input
   * @param logScaleMin least log scale of a logistic, of scalar input
   */
  public record Network(
      @Default("false") boolean scalarInput,
      @Default("256") int outChannels,
      @Default("128") int residualChannels,
      @Default("24") int layers,
      @Default("4") int stacks,
      @Default("256") int gateChannels,
      @Default("3") int kernelSize,
      @Default("128") int skipOutChannels,
      @Default("0") double dropout,
      @Default("[4, 4, 4, 4]") List<Integer> upsampleScales,
      @Default("2") int melFramePad,
      @Default("65536") int quantizeChannels,
      @Default("-7") double logScaleMin) {
    private static final int LONGEST_CYCLE = 20;

    public Network {
      upsampleScales = List.copyOf(upsampleScales);
      if (residualChannels < 1 || skipOutChannels < 1 || kernelSize < 1) {
        throw new IllegalArgumentException(
            "need residual_channels, skip_out_channels and kernel_size of at least 1, found %d, %d, %d"
                .formatted(residualChannels, skipOutChannels, kernelSize));
      }
      if (gateChannels < 2 || gateChannels % 2 != 0) {
        throw new IllegalArgumentException("need even gate_channels, found " + gateChannels);
      }
      if (layers < 1 || stacks < 1 || layers % stacks != 0 || layers / stacks > LONGEST_CYCLE) {
        throw new IllegalArgumentException(
            "need layers in stacks of 1 to %d, found %d layers and %d stacks"
                .formatted(LONGEST_CYCLE, layers, stacks));
      }
      if (upsampleScales.isEmpty() || upsampleScales.stream().anyMatch(scale -> scale < 1)) {
        throw new IllegalArgumentException(
            "need upsample_scales of at least 1, found " + upsampleScales);
      }
      if (melFramePad < 0 || !(dropout >= 0 && dropout < 1)) {
        throw new IllegalArgumentException(
            "need mel_frame_pad >= 0 and 0 <= dropout < 1, found %d and %s"
                .formatted(melFramePad, dropout));
      }
      if (scalarInput
          ? outChannels < 3 || outChannels % 3 != 0
          : Integer.bitCount(outChannels) != 1 || outChannels < 2) {
        throw new IllegalArgumentException(
            (scalarInput
                    ? "need out_channels of three per part of the mixture, found "
                    : "need a power of two of at least 2 as out_channels, found ")
                + outChannels);
      }
    }

    /** {@return how samples look to the network} */
    SampleCoding coding() {
      return scalarInput
          ? new LogisticCoding(outChannels / 3, quantizeChannels, logScaleMin, null)
          : new MuLawCoding(new MuLaw(Integer.numberOfTrailingZeros(outChannels)));
    }

    /** {@return the distance of a layer's taps} */
    int dilation(int layer) {
      return 1 << layer % (layers / stacks);
    }

    /** {@return samples per mel frame} */
    int hopLength() {
      return upsampleScales.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * How waveforms are generated.
   *
   * @param seed of what is drawn
   */
  public record Inference(@Default("0") long seed) {}

  public WaveNetConfig {
    if (model.wavenet().hopLength() != mel.hopLength()) {
      throw new IllegalArgumentException(
          "need model.wavenet.upsample_scales that multiply to preprocess.hop_size %d, found %s"
              .formatted(mel.hopLength(), model.wavenet().upsampleScales()));
    }
  }
}
