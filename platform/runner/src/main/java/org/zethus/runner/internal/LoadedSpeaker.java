package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.api.voice.Voice;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Speech;

/** A speaker on what the registry lends: a model and, unless that makes waveforms, a vocoder. */
final class LoadedSpeaker implements Speaker {
  private final String modelId;
  private final Lease<Model> model;
  private final @Nullable Lease<Vocoder> vocoder;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LoadedSpeaker(String modelId, Lease<Model> model, @Nullable Lease<Vocoder> vocoder) {
    this.modelId = modelId;
    this.model = model;
    this.vocoder = vocoder;
  }

  static LoadedSpeaker open(
      Registry registry, Voice.Part model, Voice.@Nullable Part vocoder, Device device) {
    Lease<Model> loaded =
        registry.loaded(
            ModelPlugin.class, model.plugin(), model.checkpoint(), device, ModelPlugin::load);
    try {
      Lease<Vocoder> voiced =
          vocoder == null
              ? null
              : registry.loaded(
                  VocoderPlugin.class,
                  vocoder.plugin(),
                  vocoder.checkpoint(),
                  device,
                  VocoderPlugin::load);
      return new LoadedSpeaker(model.plugin(), loaded, voiced);
    } catch (RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  /** {@return what it has borrowed} */
  List<Lease<?>> leases() {
    return vocoder == null ? List.of(model) : List.of(model, vocoder);
  }

  @Override
  public void speak(ModelRequest request, CancelSignal cancel, Consumer<Speech> sink) {
    if (closed.get()) {
      throw new IllegalStateException("this speaker is closed");
    }
    PieceJoiner joiner = new PieceJoiner();
    model.get().stream(
        request,
        cancel,
        piece -> {
          cancel.throwIfCancelled();
          Waveform waveform = waveform(piece.signal(), cancel);
          sink.accept(joiner.next(waveform, piece.segments(), piece.text()));
        });
  }

  private Waveform waveform(Signal signal, CancelSignal cancel) {
    if (signal instanceof Waveform waveform) {
      return waveform;
    }
    if (!(signal instanceof MelFrames mel)) {
      throw new ZethusException(
          "model '%s' makes %s, which nothing here turns into sound"
              .formatted(modelId, signal.getClass().getSimpleName()));
    }
    if (vocoder == null) {
      throw new ZethusException(
          "model '%s' makes mel frames and needs a vocoder's checkpoint beside its own"
              .formatted(modelId));
    }
    return vocoder.get().vocode(mel, null, cancel);
  }

  @Override
  public Speech speak(ModelRequest request, CancelSignal cancel) {
    List<Speech> pieces = new ArrayList<>();
    speak(request, cancel, pieces::add);
    if (pieces.isEmpty()) {
      throw new ZethusException("model '%s' made nothing of this request".formatted(modelId));
    }
    int length = pieces.stream().mapToInt(piece -> piece.audio().length()).sum();
    float[] samples = new float[length];
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    for (Speech piece : pieces) {
      System.arraycopy(piece.audio().samples(), 0, samples, at, piece.audio().length());
      at += piece.audio().length();
      segments.addAll(piece.segments());
    }
    String text = pieces.stream().map(Speech::text).collect(Collectors.joining(" "));
    return new Speech(Waveform.mono(pieces.get(0).audio().sampleRate(), samples), segments, text);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      if (vocoder != null) {
        vocoder.close();
      }
      model.close();
    }
  }
}
