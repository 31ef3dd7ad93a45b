package org.zethus.wavernn;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.dsp.feature.MuLaw;
import org.zethus.torch.autoregressive.LogisticCoding;
import org.zethus.torch.autoregressive.MuLawCoding;
import org.zethus.torch.autoregressive.SampleCoding;

/**
 * What a WaveRNN checkpoint's {@code config.json} says.
 *
 * @param mel how the mel frames are made
 * @param model the network
 * @param inference how it is run
 */
public record WaveRnnConfig(
    @Key("preprocess") MelSpec mel, Model model, @Default("{}") Inference inference) {

  /** Where the network is described. */
  public record Model(Network wavernn) {}

  /** What the network says of a sample. */
  public enum Mode {
    /** The probability of each of {@code 2^bits} labels on the mu-law scale. */
    MU_LAW_QUANTIZE,
    /** A mixture of ten logistics on the mu-law scale. */
    MU_LAW
  }

  /**
   * The network.
   *
   * @param mode what it says of a sample
   * @param bits of a label
   * @param rnnDims width of the recurrent units
   * @param fcDims width of the layers behind them
   * @param computeDims width of the residual network
   * @param resOutDims features it makes of a frame, in four equal parts
   * @param resBlocks its blocks
   * @param upsampleFactors factors that multiply to the hop length
   * @param melFramePad frames to either side that a frame's features are made of
   */
  public record Network(
      @Default("mu_law_quantize") Mode mode,
      @Default("10") int bits,
      @Default("512") int rnnDims,
      @Default("512") int fcDims,
      @Default("128") int computeDims,
      @Default("128") int resOutDims,
      @Default("10") int resBlocks,
      @Default("[4, 8, 8]") List<Integer> upsampleFactors,
      @Default("2") int melFramePad) {
    private static final int MIXTURES = 10;
    private static final double LEAST_LOG_SCALE = -7;
    private static final int PARTS = 4;
    private static final int MOST_BITS = 16;

    public Network {
      upsampleFactors = List.copyOf(upsampleFactors);
      if (bits < 1 || bits > MOST_BITS) {
        throw new IllegalArgumentException(
            "need bits in [1, %d], found %d".formatted(MOST_BITS, bits));
      }
      if (rnnDims < 1 || fcDims < 1 || computeDims < 1 || resOutDims < PARTS) {
        throw new IllegalArgumentException(
            "need rnn_dims, fc_dims and compute_dims of at least 1 and res_out_dims of at least %d, found %d, %d, %d, %d"
                .formatted(PARTS, rnnDims, fcDims, computeDims, resOutDims));
      }
      if (resBlocks < 0 || melFramePad < 0) {
        throw new IllegalArgumentException(
            "need res_blocks and mel_frame_pad of at least 0, found %d and %d"
                .formatted(resBlocks, melFramePad));
      }
      if (upsampleFactors.isEmpty() || upsampleFactors.stream().anyMatch(factor -> factor < 1)) {
        throw new IllegalArgumentException(
            "need upsample_factors of at least 1, found " + upsampleFactors);
      }
    }

    /** {@return features in each of the four parts} */
    int auxDims() {
      return resOutDims / PARTS;
    }

    /** {@return samples per mel frame} */
    int hopLength() {
      return upsampleFactors.stream().reduce(1, Math::multiplyExact);
    }

    /** {@return how samples look to the network} */
    SampleCoding coding() {
      MuLaw law = new MuLaw(bits);
      return switch (mode) {
        case MU_LAW_QUANTIZE -> new MuLawCoding(law);
        case MU_LAW -> new LogisticCoding(MIXTURES, law.labels(), LEAST_LOG_SCALE, law);
      };
    }
  }

  /**
   * How waveforms are generated.
   *
   * @param seed of what is drawn
   */
  public record Inference(@Default("0") long seed) {}

  public WaveRnnConfig {
    if (model.wavernn().hopLength() != mel.hopLength()) {
      throw new IllegalArgumentException(
          "need model.wavernn.upsample_factors that multiply to preprocess.hop_size %d, found %s"
              .formatted(mel.hopLength(), model.wavernn().upsampleFactors()));
    }
  }
}
