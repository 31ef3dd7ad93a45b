package org.zethus.acoustic;

import java.util.Collections;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Default;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.acoustic.EncoderConfig;

/**
 * What a checkpoint's {@code config.json} says; the defaults are the published codec.
 *
 * @param modelType names this codec
 * @param preprocess what it hears
 * @param model its networks
 */
record AcousticConfig(
    @Default(ID) String modelType,
    @Default("{}") Preprocess preprocess,
    @Default("{}") Model model) {
  /** What recipes call this codec. */
  static final String ID = "acoustic";

  private static final int ANY_NUMBER_FROM = 1;

  /** Samples per second. */
  record Preprocess(@Default("24000") int sampleRate) {
    Preprocess {
      if (sampleRate < 1) {
        throw new IllegalArgumentException("need sample_rate of at least 1, found " + sampleRate);
      }
    }
  }

  /**
   * The networks.
   *
   * @param encoder to latents
   * @param decoder codebooks, and to a waveform
   */
  record Model(@Default("{}") EncoderConfig encoder, @Default("{}") DecoderConfig decoder) {
    Model {
      if (encoder.outChannels() != decoder.inChannels()
          || encoder.hopLength() != decoder.hopLength()) {
        throw new IllegalArgumentException(
            ("the encoder makes %d channels of %d samples per frame, the decoder takes %d channels"
                    + " and makes %d; out_channels and in_channels must agree, and the products of"
                    + " up_ratios, or with Vocos hop_size")
                .formatted(
                    encoder.outChannels(),
                    encoder.hopLength(),
                    decoder.inChannels(),
                    decoder.hopLength()));
      }
    }
  }

  /** {@return what it takes and makes} */
  CodecFormat format() {
    DecoderConfig decoder = model.decoder();
    return new CodecFormat(
        preprocess.sampleRate(),
        model.encoder().hopLength(),
        Collections.nCopies(decoder.numQuantizers(), decoder.codebookSize()),
        ANY_NUMBER_FROM);
  }
}
