package org.zethus.onnx.voice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Signal;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/**
 * Graphs that take symbols, their number and scales: VITS in all its layouts, and Matcha, which
 * makes mel frames unless a vocoder is part of it. The first two inputs are known by their place,
 * the others by their names.
 */
final class VitsGraph implements SpeakingGraph {
  /** The output of a graph with its own vocoder; all of VITS's are. */
  private static final String AUDIO = "audio_output";

  private static final Symbols NOTHING = new Symbols(List.of(0L), List.of(0L));

  private final OnnxSession session;
  private final int sampleRate;
  private final boolean makesMel;

  private VitsGraph(OnnxSession session, int sampleRate, boolean makesMel) {
    this.session = session;
    this.sampleRate = sampleRate;
    this.makesMel = makesMel;
    inputs(NOTHING, new Scales(0, 1, 0), 0); // refuses what it does not know now, not later
  }

  static VitsGraph vits(OnnxSession session, int sampleRate) {
    return new VitsGraph(session, sampleRate, false);
  }

  static VitsGraph matcha(OnnxSession session, int sampleRate) {
    return new VitsGraph(session, sampleRate, !session.outputNames().get(0).equals(AUDIO));
  }

  @Override
  public Signal speak(Symbols symbols, Scales scales, long speaker) {
    Map<String, Tensor> made = session.run(inputs(symbols, scales, speaker));
    Tensor first = made.values().iterator().next();
    return makesMel ? mel(first) : Waveform.mono(sampleRate, SpeakingGraph.samples(first));
  }

  private Map<String, Tensor> inputs(Symbols symbols, Scales scales, long speaker) {
    List<String> names = session.inputNames();
    if (names.size() < 2) {
      throw new ZethusException(
          "the graph %s has the inputs %s; expected symbols, their number and scales"
              .formatted(session.name(), names));
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    inputs.put(names.get(0), symbols.idTensor());
    inputs.put(names.get(1), Tensor.of(new long[] {symbols.size()}, 1));
    for (String name : names.subList(2, names.size())) {
      inputs.put(name, input(name, symbols, scales, speaker));
    }
    return inputs;
  }

  private Tensor input(String name, Symbols symbols, Scales scales, long speaker) {
    return switch (name) {
      case Sherpa.TONES -> symbols.toneTensor();
      case "scales" -> scales(name, scales);
      case "noise_scale", "noise" -> number(scales.noise());
      case "length_scale", "length" -> number(scales.length());
      case "noise_scale_w", "noise_scale_dur", "noise_w" -> number(scales.noiseW());
      case "sid", "speaker", "speaker_id", "spks" -> Tensor.of(new long[] {speaker}, 1);
      case "langid", "emotion", "emotion_id" -> Tensor.of(new long[] {0}, 1);
      default ->
          throw new ZethusException(
              "the graph %s has an input '%s', which no layout of Piper or sherpa-onnx has here"
                  .formatted(session.name(), name));
    };
  }

  private Tensor scales(String name, Scales scales) {
    long[] shape = session.input(name).shape();
    boolean two = shape.length == 1 && shape[0] == 2;
    return two
        ? Tensor.of(new float[] {(float) scales.noise(), (float) scales.length()}, 2)
        : Tensor.of(
            new float[] {(float) scales.noise(), (float) scales.length(), (float) scales.noiseW()},
            3);
  }

  private static Tensor number(double value) {
    return Tensor.of(new float[] {(float) value}, 1);
  }

  /** (1, mel bins, T) */
  private MelFrames mel(Tensor mel) {
    long[] shape = mel.shape();
    if (shape.length != 3 || shape[0] != 1) {
      throw new ZethusException(
          "the graph %s made %s; expected mel frames of the shape (1, mel bins, frames)"
              .formatted(session.name(), mel));
    }
    MelSpec spec = PublishedMel.spec(sampleRate, (int) shape[1], new Metadata(session));
    return MelFrames.of(spec, (int) shape[2], mel.floats());
  }
}
