package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Set;
import java.util.function.Consumer;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.tts.PhoneLevel;
import org.zethus.torch.tts.Speakers;
import org.zethus.torch.vocoder.Pieces;

/** Text to samples, sentence by sentence. Nothing in it is random. */
final class JetsModel extends TorchInstance implements Model {
  /** Frames that the generator computes together: some ten seconds. */
  private static final int PIECE = 1024;

  private final JetsConfig config;
  private final SymbolTable symbols;
  private final Speakers speakers;
  private final TextFrontEnd frontEnd;
  private final Jets network;

  /**
   * A model.
   *
   * @param weights owned from now on
   */
  JetsModel(JetsConfig config, TextFrontEnd frontEnd, StateDict weights) {
    super(weights);
    this.config = config;
    this.frontEnd = frontEnd;
    symbols = new SymbolTable(config.symbols());
    speakers = new Speakers(config.speakers());
    network = new Jets(config, weights);
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "jets turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
    tts.requireNoPrompt("jets");
    tts.requireNoLanguage("jets");
    tts.requireControlsOf("jets", Set.of());
    long speaker = speakers.id(tts.speaker());
    for (Sentence sentence : frontEnd.read(tts.text())) {
      cancel.throwIfCancelled();
      TokenSequence phones = symbols.encodeNearest(sentence.phones());
      sink.accept(call(cancel, manager -> speak(manager, sentence.text(), phones, speaker, tts)));
    }
  }

  private Generated speak(
      NDManager manager, String text, TokenSequence phones, long speaker, TtsRequest request) {
    long[] ids = phones.ids().stream().mapToLong(Integer::longValue).toArray();
    int[] least = phones.symbols().stream().mapToInt(SymbolTable::leastFrames).toArray();
    Jets.Planned planned =
        network.plan(
            Phones.of(manager, new long[][] {ids}, new long[] {speaker}),
            new Jets.Controls(
                1 / request.speed(), request.pitch(), request.energy(), new int[][] {least}));
    return new Generated(
        Waveform.mono(config.mel().sampleRate(), samples(network, config, planned)),
        PhoneLevel.segments(phones.symbols(), planned.durations()[0], config.mel().frameRate()),
        text);
  }

  /** {@return the samples of a batch of one} */
  static float[] samples(Jets network, JetsConfig config, Jets.Planned planned) {
    NDArray frames = planned.frames();
    return new Pieces(PIECE, network.reach(), config.mel().hopLength())
        .join(
            (int) frames.getShape().get(1),
            (first, last) ->
                Tensors.floats(network.speak(frames.get(new NDIndex(":, {}:{}", first, last)))));
  }
}
