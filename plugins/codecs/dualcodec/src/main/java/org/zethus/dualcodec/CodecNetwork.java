package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.codes.TorchCodec;

/**
 * DualCodec as a codec, whose first codebook is the semantic one. Frames at the end for which the
 * speech encoder has no feature left get its last one again, so that nothing of the waveform is
 * lost.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025</a>
 */
final class CodecNetwork implements TorchCodec.Network {
  /**
   * What is shown around a chunk. The speech encoder hears, and normalises by, all that it is
   * shown: codes of chunks are never quite those of the whole.
   */
  private static final double CONTEXT_SECONDS = 4;

  private static final int AT_LEAST_ONE = 1;

  private final DualCodec codec;
  private final SemanticInput semantic;
  private final CodecFormat format;

  private CodecNetwork(DualCodec codec, SemanticInput semantic, CodecFormat format) {
    this.codec = codec;
    this.semantic = semantic;
    this.format = format;
  }

  /**
   * {@return a codec}
   *
   * @param weights owned
   * @param encoder of the semantic features; owned
   */
  static Codec codec(StateDict weights, DualCodecCheckpoint config, SemanticEncoder encoder) {
    DualCodec codec = new DualCodec(weights, config.model(), Codebooks.PLAIN);
    CodecFormat format = format(config.model());
    return new TorchCodec(
        DualCodecCheckpoint.ID,
        weights,
        encoder::close,
        format,
        (int) Math.ceil(CONTEXT_SECONDS * format.frameRate()),
        new CodecNetwork(codec, new SemanticInput(codec, config, encoder), format));
  }

  private static CodecFormat format(DualCodecConfig model) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(model.semanticCodebookSize());
    sizes.addAll(Collections.nCopies(model.nCodebooks(), model.codebookSize()));
    return new CodecFormat(model.sampleRate(), model.hopLength(), sizes, AT_LEAST_ONE);
  }

  @Override
  public NDArray encode(NDArray waveform) {
    Waveform heard = Waveform.mono(format.sampleRate(), Tensors.floats(waveform));
    NDArray features = semantic.features(waveform.getManager(), heard);
    DualCodec.Codes codes = codec.encode(waveform, features, format.codebooks());
    NDArray acoustic = codes.acoustic();
    return acoustic == null ? codes.semantic() : codes.semantic().concat(acoustic, 1);
  }

  @Override
  public NDArray decode(NDArray codes) {
    NDArray first = codes.get(":, :1");
    NDArray rest = codes.getShape().get(1) == 1 ? null : codes.get(":, 1:");
    long samples = codes.getShape().get(2) * format.hopLength();
    return codec.decode(new DualCodec.Codes(first, rest), samples);
  }
}
