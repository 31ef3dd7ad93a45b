package org.zethus.torch.codes;

import java.util.List;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;

/** So many codebooks of a codec as a model speaks. */
public final class FirstCodebooks {
  private final Codec codec;
  private final List<Integer> sizes;

  /**
   * Takes them from the first on.
   *
   * @param model what the message calls it
   * @throws ZethusException if the codec has fewer, or needs more to decode
   */
  public FirstCodebooks(Codec codec, int count, String model) {
    CodecFormat format = codec.format();
    if (count > format.codebooks() || count < format.leastCodebooks()) {
      throw new ZethusException(
          "%s speaks %d codebooks, its codec has %d and needs at least %d of them; give it the codec that it was trained on"
              .formatted(model, count, format.codebooks(), format.leastCodebooks()));
    }
    this.codec = codec;
    sizes = format.codebookSizes().subList(0, count);
  }

  /** {@return the entries of each} */
  public List<Integer> sizes() {
    return sizes;
  }

  /**
   * {@return codes, (count, frames)}
   *
   * @param speech of any rate and any number of channels
   */
  public int[][] encode(Waveform speech) {
    Waveform heard = Resampler.resample(speech.toMono(), codec.format().sampleRate());
    return codec.encode(heard).firstCodebooks(sizes.size()).codes();
  }

  /** {@return the sound of codes (count, frames)} */
  public Waveform decode(int[][] codes) {
    return codec.decode(new CodeSequence(sizes, codec.format().frameRate(), codes));
  }
}
