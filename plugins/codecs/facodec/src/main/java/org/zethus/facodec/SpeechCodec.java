package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * FACodec as a codec: codebooks of prosody, content and detail, in this order, and the speaker's
 * vector as timbre. Detail may be left out.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2</a>
 */
final class SpeechCodec extends TorchInstance implements Codec {
  private final CodecFormat format;
  private final int width;
  private final FaCodec codec;

  SpeechCodec(StateDict weights, Layout layout) {
    super(weights);
    FaCodecConfig config = layout.config();
    format = format(config);
    width = config.width();
    codec = layout.codec(weights);
  }

  private static CodecFormat format(FaCodecConfig config) {
    FaCodecConfig.Codebooks codebooks = config.decoder().codebooks();
    List<Integer> sizes =
        Stream.of(
                Collections.nCopies(codebooks.vqNumQP(), 1 << codebooks.codebookSizeProsody()),
                Collections.nCopies(codebooks.vqNumQC(), 1 << codebooks.codebookSizeContent()),
                Collections.nCopies(codebooks.vqNumQR(), 1 << codebooks.codebookSizeResidual()))
            .flatMap(List::stream)
            .toList();
    return new CodecFormat(
        config.sampleRate(), config.hop(), sizes, codebooks.vqNumQP() + codebooks.vqNumQC());
  }

  @Override
  public CodecFormat format() {
    return format;
  }

  /**
   * Exact for version 1. The prosody of version 2 attends to the whole recording, and comes near it
   * in chunks.
   */
  @Override
  public int contextFrames() {
    return codec.reach();
  }

  @Override
  public CodeSequence encode(Waveform waveform) {
    format.requireWaveform(waveform, TrainableFaCodec.ID);
    return call(manager -> encode(manager, waveform.samples()));
  }

  private CodeSequence encode(NDManager manager, float[] samples) {
    int frames = format.frames(samples.length);
    int[][] codes = new int[format.codebooks()][frames];
    if (frames == 0) {
      return new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
    }
    float[] whole = Recordings.wholeFrames(samples, format.hopLength(), codec.leastSamples());
    NDArray audio = Tensors.of(manager, whole, 1, 1, whole.length);
    NDArray rows = FaCodec.firstRows(manager, 1);
    NDArray latents = codec.latents(audio);
    NDArray found = codec.quantise(latents, audio, rows, codec.quantisers().all(1)).codes();
    long[] values = Tensors.longs(found);
    int made = whole.length / format.hopLength();
    for (int k = 0; k < codes.length; k++) {
      for (int t = 0; t < frames; t++) {
        codes[k][t] = (int) values[k * made + t];
      }
    }
    float[] timbre = Tensors.floats(codec.speaker(latents, rows));
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes).withTimbre(timbre);
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    format.requireCodes(codes, TrainableFaCodec.ID);
    float[] timbre = codes.timbre();
    if (codes.frames() > 0 && timbre.length != width) {
      throw new ZethusException(
          "facodec needs a timbre of %d numbers to decode codes with, found %d: encode some speech of the voice and take its timbre"
              .formatted(width, timbre.length));
    }
    float[] samples =
        call(manager -> codes.frames() == 0 ? new float[0] : decode(manager, codes, timbre));
    return Waveform.mono(format.sampleRate(), samples);
  }

  private float[] decode(NDManager manager, CodeSequence codes, float[] timbre) {
    long[] values =
        Arrays.stream(codes.codes()).flatMapToInt(Arrays::stream).asLongStream().toArray();
    NDArray all = Tensors.of(manager, values, 1, codes.codebooks(), codes.frames());
    NDArray latents = codec.embed(all, codes.codebooks() > format.leastCodebooks());
    return codec.decoder().samples(latents, Tensors.of(manager, timbre, 1, width));
  }
}
