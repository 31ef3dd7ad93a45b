package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.torch.acoustic.DecoderConfig;
import org.zethus.torch.acoustic.EncoderConfig;

/**
 * The section {@code acoustic_codec}.
 *
 * @param encoder to latents
 * @param decoder codebooks, and to a waveform
 * @param sampleRate samples per second
 */
record AcousticConfig(
    @Default("{}") EncoderConfig encoder,
    @Default("{}") DecoderConfig decoder,
    @Default("24000") int sampleRate) {
  AcousticConfig {
    if (encoder.outChannels() != decoder.inChannels()
        || encoder.hopLength() != decoder.hopLength()
        || sampleRate < 1) {
      throw new IllegalArgumentException(
          "need out_channels that are in_channels, as many samples per frame in encoder and decoder, and a sample_rate of at least 1; found %d and %d, %d and %d, and %d"
              .formatted(
                  encoder.outChannels(),
                  decoder.inChannels(),
                  encoder.hopLength(),
                  decoder.hopLength(),
                  sampleRate));
    }
  }
}
