package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.facodec.Recordings;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.quantise.ResidualQuantised;

/**
 * FAcodec as a codec, whose codebooks are those of prosody, content and detail, and as a voice
 * conversion, which leaves detail out. The speaker's vector is the codes' timbre.
 */
final class PlachtaModel extends TorchInstance implements Codec, Model {
  /** What the LSTMs have forgotten by then, more or less. */
  private static final int CONTEXT_FRAMES = 160;

  private final CodecFormat format;
  private final int width;
  private final Plachta codec;

  PlachtaModel(StateDict weights, PlachtaConfig config) {
    super(weights);
    int told = PlachtaConfig.PROSODY_CODEBOOKS + config.nCCodebooks();
    format =
        new CodecFormat(
            config.wave().sampleRate(),
            config.hop(),
            Collections.nCopies(told + PlachtaConfig.DETAIL_CODEBOOKS, config.codebookSize()),
            told);
    width = config.latent();
    codec = new Plachta(weights, config);
    weights.ignoreBelow("fa_predictors");
    weights.ignoreBelow("discriminator");
  }

  @Override
  public CodecFormat format() {
    return format;
  }

  @Override
  public int contextFrames() {
    return CONTEXT_FRAMES;
  }

  private NDArray audio(NDManager manager, float[] samples) {
    int hop = format.hopLength();
    int least = (ScaledMel.reflected() / hop + 1) * hop;
    float[] whole = Recordings.wholeFrames(samples, hop, least);
    return Tensors.of(manager, whole, 1, 1, whole.length);
  }

  @Override
  public CodeSequence encode(Waveform waveform) {
    format.requireWaveform(waveform, PlachtaPlugin.ID);
    float[] samples = waveform.samples();
    int frames = format.frames(samples.length);
    int[][] codes = new int[format.codebooks()][frames];
    CodeSequence none = new CodeSequence(format.codebookSizes(), format.frameRate(), codes);
    return frames == 0 ? none : call(manager -> encode(audio(manager, samples), codes));
  }

  private CodeSequence encode(NDArray audio, int[][] codes) {
    NDArray mel = codec.mel(audio);
    Plachta.Heard heard = codec.hear(codec.latents(audio, new Memory.Trace()), mel);
    NDList found = new NDList();
    heard.factors().stream().map(ResidualQuantised::codes).forEach(found::add);
    NDArray all = NDArrays.concat(found, 1);
    long[] values = Tensors.longs(all);
    int made = (int) all.getShape().get(2);
    for (int k = 0; k < codes.length; k++) {
      for (int t = 0; t < codes[k].length; t++) {
        codes[k][t] = (int) values[k * made + t];
      }
    }
    return new CodeSequence(format.codebookSizes(), format.frameRate(), codes)
        .withTimbre(Tensors.floats(codec.speaker(mel)));
  }

  @Override
  public Waveform decode(CodeSequence codes) {
    format.requireCodes(codes, PlachtaPlugin.ID);
    float[] timbre = codes.timbre();
    if (codes.frames() > 0 && timbre.length != width) {
      throw new ZethusException(
          "%s needs a timbre of %d numbers to decode codes with, found %d: encode some speech of the voice and take its timbre"
              .formatted(PlachtaPlugin.ID, width, timbre.length));
    }
    float[] samples =
        codes.frames() == 0
            ? new float[0]
            : call(manager -> decode(manager, codes, Tensors.of(manager, timbre, 1, width)));
    return Waveform.mono(format.sampleRate(), samples);
  }

  private float[] decode(NDManager manager, CodeSequence codes, NDArray speaker) {
    long[] values =
        Arrays.stream(codes.codes()).flatMapToInt(Arrays::stream).asLongStream().toArray();
    NDArray all = Tensors.of(manager, values, 1, codes.codebooks(), codes.frames());
    return samples(codec.embed(all), speaker);
  }

  private float[] samples(NDArray latents, NDArray speaker) {
    return Tensors.floats(codec.decode(codec.toned(latents, speaker), new Memory.Trace()));
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof ZeroShotVcRequest conversion)) {
      throw new ZethusException(
          "%s converts a recording to the voice of another, found a request for '%s'"
              .formatted(PlachtaPlugin.ID, request.task()));
    }
    cancel.throwIfCancelled();
    float[] source = Recordings.samples(conversion.source(), format.sampleRate());
    float[] reference = Recordings.samples(conversion.reference(), format.sampleRate());
    if (reference.length == 0) {
      throw new ZethusException("the reference recording has no sound in it");
    }
    float[] converted =
        source.length == 0
            ? source
            : call(cancel, manager -> convert(manager, source, reference, cancel));
    sink.accept(
        new Generated(
            Waveform.mono(format.sampleRate(), Arrays.copyOf(converted, source.length)),
            List.of(),
            ""));
  }

  private float[] convert(
      NDManager manager, float[] source, float[] reference, CancelSignal cancel) {
    NDArray speaker = codec.speaker(codec.mel(audio(manager, reference)));
    NDArray said = audio(manager, source);
    Plachta.Heard heard = codec.hear(codec.latents(said, new Memory.Trace()), codec.mel(said));
    cancel.throwIfCancelled();
    return samples(heard.plain(), speaker);
  }
}
