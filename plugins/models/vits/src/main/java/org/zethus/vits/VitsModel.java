package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.model.VcRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * Text to waveform, sentence by sentence, and waveform to waveform between the model's speakers.
 */
final class VitsModel extends TorchInstance implements Model {
  private final VitsConfig voice;
  private final Vocabulary vocabulary;
  private final SymbolReader reader;
  private final LinearSpectrogram spectrogram;
  private final Vits vits;

  /**
   * A model.
   *
   * @param weights owned from now on
   */
  VitsModel(VitsConfig voice, SymbolReader reader, StateDict weights) {
    super(weights);
    this.voice = voice;
    this.vocabulary = Vocabulary.of(voice);
    this.reader = reader;
    this.spectrogram = new LinearSpectrogram(voice.mel());
    this.vits = new Vits(weights, voice.bins(), voice.network(), voice.decoder());
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    cancel.throwIfCancelled();
    if (request instanceof TtsRequest tts) {
      speak(tts, cancel, sink);
    } else if (request instanceof VcRequest vc) {
      sink.accept(call(cancel, manager -> convert(manager, vc)));
    } else {
      throw new ZethusException(
          "vits turns text to speech (task 'tts') and one of its voices into another (task 'vc'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
  }

  private void speak(TtsRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (request.pitch() != 1 || request.energy() != 1) {
      throw new ZethusException(
          "vits has no control of pitch and energy, found factors %s and %s; leave them at 1"
              .formatted(request.pitch(), request.energy()));
    }
    long speaker = vocabulary.speakers().id(request.speaker());
    int index = 0;
    for (SymbolReader.Line line :
        (Iterable<SymbolReader.Line>) reader.read(request.text())::iterator) {
      cancel.throwIfCancelled();
      Noise noise = Noise.seeded(request.seed() + index++ * 0x9e3779b97f4a7c15L);
      sink.accept(call(cancel, manager -> speak(manager, line, speaker, request, noise)));
    }
  }

  private Generated speak(
      NDManager manager, SymbolReader.Line line, long speaker, TtsRequest request, Noise noise) {
    long[] ids = vocabulary.ids(line.symbols());
    Vits.Text input =
        new Vits.Text(
            Tensors.of(manager, ids, 1, ids.length),
            Mask.of(manager, new int[] {ids.length}),
            Tensors.of(manager, new long[] {speaker}, 1));
    Controls controls = voice.inference().asAsked(request);
    Vits.Spoken spoken = vits.infer(input, controls, noise);
    return new Generated(
        waveform(spoken.audio()),
        segments(line.symbols().symbols(), spoken.alignment().durations()[0]),
        line.text());
  }

  private Waveform waveform(NDArray audio) {
    return Waveform.mono(voice.mel().sampleRate(), Tensors.floats(audio));
  }

  /** A phone's blank, if there are any, belongs to it; so does the one before the first. */
  private List<Segment> segments(List<String> symbols, int[] durations) {
    double rate = voice.mel().frameRate();
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    int read = 0;
    for (int i = 0; i < symbols.size(); i++) {
      int next = i == symbols.size() - 1 ? durations.length : vocabulary.length(i + 1);
      int end = start + Arrays.stream(durations, read, next).sum();
      segments.add(new Segment(symbols.get(i), start / rate, end / rate));
      start = end;
      read = next;
    }
    return segments;
  }

  private Generated convert(NDManager manager, VcRequest request) {
    if (voice.network().nSpeakers() == 0) {
      throw new ZethusException(
          "this vits checkpoint has one voice; it cannot turn it into another");
    }
    Waveform source = request.source();
    if (source.sampleRate() != voice.mel().sampleRate() || source.channels() != 1) {
      throw new ZethusException(
          "vits converts mono sound of %d Hz, found %d channels of %d Hz; resample it"
              .formatted(voice.mel().sampleRate(), source.channels(), source.sampleRate()));
    }
    int frames = spectrogram.frames(source.length());
    if (frames == 0) {
      throw new ZethusException(
          "found a recording of %d samples, expected at least one frame of %d"
              .formatted(source.length(), voice.mel().hopLength()));
    }
    float[] linear = new float[spectrogram.bins() * frames];
    spectrogram.write(source.samples(), frames, linear, 0, frames);
    Vits.Recordings recordings =
        new Vits.Recordings(
            Tensors.of(manager, linear, 1, spectrogram.bins(), frames),
            Mask.of(manager, new int[] {frames}));
    Vits.Converted converted =
        vits.convert(
            recordings,
            speaker(manager, request.sourceSpeaker()),
            speaker(manager, request.targetSpeaker()),
            Noise.seeded(request.seed()));
    return new Generated(waveform(converted.audio()), List.of(), "");
  }

  private NDArray speaker(NDManager manager, String name) {
    return Tensors.of(manager, new long[] {vocabulary.speakers().id(name)}, 1);
  }
}
