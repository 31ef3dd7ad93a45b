package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * Voice conversion: codes of prosody and content from the source, the vector of timbre from the
 * reference; the source's acoustic detail is left out. Nothing in it is random.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 4.2.2</a>
 */
final class Converter extends TorchInstance implements Model {
  private final int sampleRate;
  private final int hop;
  private final FaCodec codec;
  private final @Nullable Redecoder redecoder;

  Converter(StateDict weights, Layout layout) {
    super(weights);
    sampleRate = layout.config().sampleRate();
    hop = layout.config().hop();
    codec = layout.codec(weights);
    redecoder = layout.redecoder(weights);
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof ZeroShotVcRequest conversion)) {
      throw new ZethusException(
          "facodec converts a recording to the voice of another, found a request for '%s'"
              .formatted(request.task()));
    }
    cancel.throwIfCancelled();
    float[] source = Recordings.samples(conversion.source(), sampleRate);
    float[] reference = Recordings.samples(conversion.reference(), sampleRate);
    if (reference.length == 0) {
      throw new ZethusException("the reference recording has no sound in it");
    }
    float[] converted =
        source.length == 0
            ? source
            : call(cancel, manager -> convert(manager, source, reference, cancel));
    sink.accept(
        new Generated(
            Waveform.mono(sampleRate, Arrays.copyOf(converted, source.length)), List.of(), ""));
  }

  private float[] convert(
      NDManager manager, float[] source, float[] reference, CancelSignal cancel) {
    NDArray rows = FaCodec.firstRows(manager, 1);
    NDArray speaker = codec.speaker(codec.latents(audio(manager, reference)), rows);
    cancel.throwIfCancelled();
    NDArray said = audio(manager, source);
    NDArray codes =
        codec.quantise(codec.latents(said), said, rows, codec.quantisers().all(1)).codes();
    cancel.throwIfCancelled();
    return redecoder == null
        ? codec.decoder().samples(codec.embed(codes, false), speaker)
        : redecoder.decoder().samples(redecoder.embed(codes, speaker, rows, false), speaker);
  }

  private NDArray audio(NDManager manager, float[] samples) {
    float[] whole = Recordings.wholeFrames(samples, hop, codec.leastSamples());
    return Tensors.of(manager, whole, 1, 1, whole.length);
  }
}
