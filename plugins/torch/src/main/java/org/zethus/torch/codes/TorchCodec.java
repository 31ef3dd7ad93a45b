package org.zethus.torch.codes;

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

/** A codec whose network takes samples and gives codes, and the other way. */
public final class TorchCodec extends TorchInstance implements Codec {
  /** The two directions of a codec. Shapes are (B, C, samples) and (B, codebooks, frames). */
  public interface Network {
    /** {@return codes, int64, one frame for each hop that is begun; of at least one sample} */
    NDArray encode(NDArray waveform);

    /** {@return {@code frames * hopLength} samples; of at least one frame} */
    NDArray decode(NDArray codes);
  }

  private final String name;
  private final CodecFormat format;
  private final int contextFrames;
  private final Network network;

  /**
   * A codec.
   *
   * @param name how messages call it
   * @param weights freed with it
   * @param contextFrames as {@link Codec#contextFrames}
   */
  public TorchCodec(
      String name, StateDict weights, CodecFormat format, int contextFrames, Network network) {
    this(name, weights, () -> {}, format, contextFrames, network);
  }

  /**
   * A codec that owns more than one set of weights; otherwise as the other constructor.
   *
   * @param freed called when {@code weights} are freed: frees the others
   */
  public TorchCodec(
      String name,
      StateDict weights,
      Runnable freed,
      CodecFormat format,
      int contextFrames,
      Network network) {
    super(weights, freed);
    this.name = name;
    this.format = format;
    this.contextFrames = contextFrames;
    this.network = network;
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
    format.requireWaveform(waveform, name);
    int[][] codes = call(manager -> waveform.length() == 0 ? none() : encode(manager, waveform));
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
  }

  private int[][] none() {
    return new int[format.codebooks()][0];
  }

  private int[][] encode(NDManager manager, Waveform waveform) {
    int length = waveform.length();
    float[] samples = new float[waveform.channels() * length];
    for (int c = 0; c < waveform.channels(); c++) {
      System.arraycopy(waveform.channel(c), 0, samples, c * length, length);
    }
    NDArray made = network.encode(Tensors.of(manager, samples, 1, waveform.channels(), length));
    long[] flat = Tensors.longs(made);
    int frames = (int) made.getShape().get(2);
    int[][] codes = new int[(int) made.getShape().get(1)][];
    for (int k = 0; k < codes.length; k++) {
      long[] row = Arrays.copyOfRange(flat, k * frames, (k + 1) * frames);
      codes[k] = Arrays.stream(row).mapToInt(Math::toIntExact).toArray();
    }
    return codes;
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    format.requireCodes(codes, name);
    long[] flat =
        Arrays.stream(codes.codes()).flatMapToInt(Arrays::stream).asLongStream().toArray();
    float[] samples =
        call(
            manager ->
                codes.frames() == 0
                    ? new float[0]
                    : Tensors.floats(
                        network.decode(
                            Tensors.of(manager, flat, 1, codes.codebooks(), codes.frames()))));
    float[][] channels = new float[format.channels()][];
    int length = samples.length / channels.length;
    Arrays.setAll(channels, c -> Arrays.copyOfRange(samples, c * length, (c + 1) * length));
    return Waveform.of(format.sampleRate(), channels);
  }
}
