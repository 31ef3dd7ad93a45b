package org.zethus.acoustic;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.acoustic.AcousticDecoder;
import org.zethus.torch.acoustic.AcousticEncoder;

/**
 * MaskGCT's acoustic codec. Any number of its codebooks, from the first on, can be decoded.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.4</a>
 */
final class AcousticCodec extends TorchInstance implements Codec {
  private final CodecFormat format;
  private final AcousticEncoder encoder;
  private final AcousticDecoder decoder;
  private final int contextFrames;

  /** Takes the weights below {@code encoder} and {@code decoder}. */
  AcousticCodec(AcousticConfig config, StateDict weights) {
    super(weights);
    format = config.format();
    encoder = new AcousticEncoder(weights.at("encoder"), config.model().encoder());
    decoder = new AcousticDecoder(weights.at("decoder"), config.model().decoder());
    contextFrames = Math.max(encoder.reach(), decoder.reach());
  }

  @Override
  public CodecFormat format() {
    return format;
  }

  @Override
  public int contextFrames() {
    return contextFrames;
  }

  @Override
  public CodeSequence encode(Waveform waveform) {
    format.requireWaveform(waveform, AcousticConfig.ID);
    int frames = format.frames(waveform.length());
    int[][] codes = new int[format.codebooks()][frames];
    float[] samples = Arrays.copyOf(waveform.samples(), frames * format.hopLength());
    long[] all = call(manager -> frames == 0 ? new long[0] : codes(manager, samples));
    for (int i = 0; i < all.length; i++) {
      codes[i / frames][i % frames] = (int) all[i];
    }
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
  }

  /** {@return codes (K, T), row by row} */
  private long[] codes(NDManager manager, float[] samples) {
    NDArray latents = encoder.forward(Tensors.of(manager, samples, 1, 1, samples.length));
    return Tensors.longs(decoder.quantise(latents).codes());
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    format.requireCodes(codes, AcousticConfig.ID);
    int frames = codes.frames();
    long[] all = Arrays.stream(codes.codes()).flatMapToInt(Arrays::stream).asLongStream().toArray();
    float[] samples =
        call(
            manager ->
                frames == 0
                    ? new float[0]
                    : samples(Tensors.of(manager, all, 1, codes.codebooks(), frames)));
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-1, Math.min(1, samples[i]));
    }
    return Waveform.mono(format.sampleRate(), samples);
  }

  private float[] samples(NDArray codes) {
    return Tensors.floats(decoder.decode(decoder.embed(codes)));
  }
}
