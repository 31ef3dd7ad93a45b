package org.zethus.dac;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Default;

/**
 * What a DAC checkpoint's {@code config.json} says, under the paper's repository's keys.
 *
 * @param encoderDim channels at the waveform; they double with each stride
 * @param encoderRates strides of the encoder
 * @param latentDim width of the latents; null: {@code encoderDim} doubled with each stride
 * @param decoderDim channels after the decoder's first convolution
 * @param decoderRates strides of the decoder
 * @param nCodebooks codebooks
 * @param codebookSize entries per codebook
 * @param codebookDim width of an entry
 * @param sampleRate samples per second
 * @param lstm layers of LSTM in encoder and decoder; 0 for none, as in the paper
 * @param causal whether mirrored convolutions see nothing that comes later
 * @param padMode what surrounds the signal where a checkpoint's names do not tell
 */
public record DacConfig(
    int encoderDim,
    List<Integer> encoderRates,
    @Nullable Integer latentDim,
    int decoderDim,
    List<Integer> decoderRates,
    int nCodebooks,
    int codebookSize,
    int codebookDim,
    int sampleRate,
    @Default("0") int lstm,
    @Default("false") boolean causal,
    @Default("zero") PadMode padMode) {
  private static final int UNIT_REACH = 3 * (1 + 3 + 9);

  /** What surrounds the signal. */
  public enum PadMode {
    /** Silence, as in the paper. */
    ZERO,
    /** Its mirror image, as Amphion has it. */
    REFLECT
  }

  public DacConfig {
    encoderRates = List.copyOf(encoderRates);
    decoderRates = List.copyOf(decoderRates);
    int hop = product(encoderRates);
    if (hop < 1 || product(decoderRates) != hop) {
      throw new IllegalArgumentException(
          "need encoder_rates and decoder_rates with the same product, found %s and %s"
              .formatted(encoderRates, decoderRates));
    }
    if (decoderDim % (1 << decoderRates.size()) != 0) {
      throw new IllegalArgumentException(
          "need a decoder_dim that can be halved %d times, found %d"
              .formatted(decoderRates.size(), decoderDim));
    }
  }

  private static int product(List<Integer> rates) {
    return rates.stream().reduce(1, Math::multiplyExact);
  }

  /** {@return D, the width of the latents} */
  int latents() {
    return latentDim == null ? encoderDim << encoderRates.size() : latentDim;
  }

  /** {@return what the codec takes and makes} */
  CodecFormat format() {
    return new CodecFormat(
        sampleRate, product(encoderRates), Collections.nCopies(nCodebooks, codebookSize), 1);
  }

  /** {@return how many frames to either side matter to a frame} An LSTM forgets in a second. */
  int contextFrames() {
    int hop = product(encoderRates);
    if (lstm > 0) {
      return (int) Math.ceil((double) sampleRate / hop);
    }
    int encoder = 3 + hop;
    int scale = 1;
    for (int rate : encoderRates) {
      encoder += scale * (UNIT_REACH + 2 * rate);
      scale *= rate;
    }
    int decoder = 3 + 3 * hop;
    for (int rate : decoderRates) {
      decoder += 2 * scale;
      scale /= rate;
      decoder += scale * UNIT_REACH;
    }
    return Math.max(encoder, decoder) / hop + 1;
  }
}
