package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * A codec whose first codebook is semantic. Frames at the end for which the speech encoder has no
 * feature left get its last one again, so that nothing of the waveform is lost.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025</a>
 */
final class LoadedDualCodec extends TorchInstance implements Codec {
  /**
   * What is shown around a chunk. The speech encoder hears, and normalises by, all that it is
   * shown: codes of chunks are never quite those of the whole.
   */
  private static final double CONTEXT_SECONDS = 4;

  private static final int AT_LEAST_ONE = 1;

  private final DualCodec codec;
  private final SemanticInput semantic;
  private final CodecFormat format;

  /**
   * A codec.
   *
   * @param weights owned
   * @param encoder of the semantic features; owned
   */
  LoadedDualCodec(StateDict weights, DualCodecCheckpoint config, SemanticEncoder encoder) {
    super(weights, encoder::close);
    codec = new DualCodec(weights, config.model(), Codebooks.PLAIN);
    semantic = new SemanticInput(codec, config, encoder);
    DualCodecConfig model = config.model();
    List<Integer> sizes = new ArrayList<>();
    sizes.add(model.semanticCodebookSize());
    sizes.addAll(Collections.nCopies(model.nCodebooks(), model.codebookSize()));
    format = new CodecFormat(model.sampleRate(), model.hopLength(), sizes, AT_LEAST_ONE);
  }

  @Override
  public CodecFormat format() {
    return format;
  }

  @Override
  public CodeSequence encode(Waveform waveform) {
    format.requireWaveform(waveform, DualCodecCheckpoint.ID);
    int[][] codes =
        call(
            manager ->
                waveform.length() == 0 ? new int[format.codebooks()][0] : codes(manager, waveform));
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
  }

  private int[][] codes(NDManager manager, Waveform waveform) {
    NDArray audio = Tensors.of(manager, waveform.samples(), 1, 1, waveform.length());
    DualCodec.Codes codes =
        codec.encode(audio, semantic.features(manager, waveform), format.codebooks());
    int frames = format.frames(waveform.length());
    int[][] rows = new int[format.codebooks()][];
    rows[0] = row(Tensors.longs(codes.semantic()), 0, frames);
    NDArray acoustic = codes.acoustic();
    if (acoustic != null) {
      long[] values = Tensors.longs(acoustic);
      for (int k = 1; k < rows.length; k++) {
        rows[k] = row(values, k - 1, frames);
      }
    }
    return rows;
  }

  private static int[] row(long[] values, int row, int frames) {
    return Arrays.stream(values, row * frames, (row + 1) * frames)
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    format.requireCodes(codes, DualCodecCheckpoint.ID);
    int samples = Math.multiplyExact(codes.frames(), format.hopLength());
    float[] audio =
        call(
            manager -> {
              if (samples == 0) {
                return new float[0];
              }
              int[][] rows = codes.codes();
              NDArray first = array(manager, rows, 0, 1);
              DualCodec.Codes all =
                  new DualCodec.Codes(
                      first, rows.length == 1 ? null : array(manager, rows, 1, rows.length));
              return Tensors.floats(codec.decode(all));
            });
    return Waveform.mono(format.sampleRate(), Arrays.copyOf(audio, samples));
  }

  /** Some rows, (1, rows, T). */
  private static NDArray array(NDManager manager, int[][] rows, int from, int to) {
    long[] values =
        Arrays.stream(rows, from, to).flatMapToInt(Arrays::stream).asLongStream().toArray();
    return Tensors.of(manager, values, 1, (long) to - from, rows[0].length);
  }

  @Override
  public int contextFrames() {
    return (int) Math.ceil(CONTEXT_SECONDS * format.frameRate());
  }
}
