package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.zethus.api.codec.CodecFormat;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;
import org.zethus.torch.codes.TorchCodec;
import org.zethus.torch.nn.Functional;

/**
 * EnCodec as it is at 48 kHz: segments of a second, each coded on its own, which fade into each
 * other when they are heard again. Silence follows where the last one ends early.
 *
 * <p>To whoever keeps the codes a segment is one frame: first its loudness, if that is coded apart,
 * then all codes of the first codebook in order of time, then those of the second, and so on.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1,
 *     "Non-streamable"</a>
 */
final class SegmentedEncodec implements TorchCodec.Network {
  private final Encodec encodec;
  private final EncodecConfig config;
  private final Segments heard;
  private final Segments made;
  private final int times;
  private final int loudnessCodes;

  /**
   * Takes a network.
   *
   * @param segments that it hears; those that it makes last whole hops
   */
  SegmentedEncodec(Encodec encodec, EncodecConfig config, Segments segments) {
    this.encodec = encodec;
    this.config = config;
    int hop = config.seanet().hopLength();
    times = (segments.length() + hop - 1) / hop;
    loudnessCodes = config.normalize() ? Loudness.CODES : 0;
    heard = segments;
    made = new Segments(times * hop, segments.stride());
  }

  /** {@return what it takes and makes} */
  CodecFormat format() {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(loudnessCodes, Loudness.VALUES));
    sizes.addAll(Collections.nCopies(config.allCodebooks() * times, config.codebookSize()));
    return new CodecFormat(
        config.samplingRate(),
        heard.stride(),
        sizes,
        loudnessCodes + times,
        config.audioChannels());
  }

  /** {@return how many segments to either side matter to one} */
  int contextFrames() {
    return made.neighbours();
  }

  @Override
  public NDArray encode(NDArray waveform) {
    long samples = waveform.getShape().get(2);
    int count = heard.count(samples);
    NDArray whole = Functional.pad(waveform, 0, heard.reach(count) - samples);
    long[][] segments = new long[count][];
    for (int i = 0; i < count; i++) {
      int from = i * heard.stride();
      segments[i] = Scope.run(() -> coded(whole.get(":, :, {}:{}", from, from + heard.length())));
    }
    int codes = segments[0].length;
    long[] frames = new long[codes * count];
    Arrays.setAll(frames, at -> segments[at % count][at / count]);
    return Tensors.of(waveform.getManager(), frames, 1, codes, count);
  }

  private long[] coded(NDArray segment) {
    if (!config.normalize()) {
      return Tensors.longs(encodec.encode(segment));
    }
    NDArray loudness = Loudness.of(segment);
    return LongStream.concat(
            Arrays.stream(Loudness.codes(Tensors.floats(loudness)[0])),
            Arrays.stream(Tensors.longs(encodec.encode(segment.div(loudness)))))
        .toArray();
  }

  /** A codebook counts from where its codes are there for the whole segment. */
  @Override
  public NDArray decode(NDArray codes) {
    NDManager manager = codes.getManager();
    long[] frames = Tensors.longs(codes);
    int count = Math.toIntExact(codes.getShape().get(2));
    CrossFade joined = new CrossFade(made, config.audioChannels(), count);
    for (int i = 0; i < count; i++) {
      long[] segment = new long[frames.length / count];
      int column = i;
      Arrays.setAll(segment, k -> frames[k * count + column]);
      float gain = config.normalize() ? Loudness.read(segment) : 1;
      joined.add(i, Scope.run(() -> decoded(manager, segment)), gain);
    }
    int length = count * made.stride();
    return Tensors.of(manager, joined.samples(length), 1, config.audioChannels(), length);
  }

  private float[] decoded(NDManager manager, long[] segment) {
    int codebooks = (segment.length - loudnessCodes) / times;
    long[] codes = Arrays.copyOfRange(segment, loudnessCodes, loudnessCodes + codebooks * times);
    return Tensors.floats(encodec.decode(Tensors.of(manager, codes, 1, codebooks, times)));
  }
}
