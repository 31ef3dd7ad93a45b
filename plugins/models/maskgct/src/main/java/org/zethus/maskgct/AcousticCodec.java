package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.acoustic.AcousticDecoder;
import org.zethus.torch.acoustic.AcousticEncoder;

/** Samples to acoustic codes and back, in the order the transformers have them: frames first. */
final class AcousticCodec {
  private final AcousticConfig config;
  private final AcousticEncoder encoder;
  private final AcousticDecoder decoder;

  /** Takes the weights of both halves. */
  AcousticCodec(StateDict ofEncoder, StateDict ofDecoder, AcousticConfig config) {
    this.config = config;
    encoder = new AcousticEncoder(ofEncoder, config.encoder());
    decoder = new AcousticDecoder(ofDecoder, config.decoder());
  }

  int sampleRate() {
    return config.sampleRate();
  }

  double frameRate() {
    return (double) config.sampleRate() / config.encoder().hopLength();
  }

  /** {@return codes, int64 (B, T, K), of samples (B, 1, N)} */
  NDArray encode(NDArray samples) {
    return decoder.quantise(encoder.forward(samples)).codes().swapAxes(1, 2);
  }

  /** {@return samples (B, 1, N) of codes (B, T, K)} */
  NDArray decode(NDArray codes) {
    return decoder.decode(decoder.embed(codes.swapAxes(1, 2)));
  }
}
