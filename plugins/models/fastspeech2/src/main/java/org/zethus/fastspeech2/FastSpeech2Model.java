package org.zethus.fastspeech2;

import ai.djl.ndarray.NDManager;
import java.util.Set;
import java.util.function.Consumer;
import org.zethus.api.data.TokenSequence;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.fastspeech2.FastSpeech2.Output;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.fastspeech.LengthRegulator;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.tts.PhoneLevel;

/** Text to mel frames, sentence by sentence. Nothing in it is random. */
final class FastSpeech2Model extends TorchInstance implements Model {
  private final Voice voice;
  private final Vocabulary vocabulary;
  private final TextFrontEnd frontEnd;
  private final FastSpeech2 network;

  FastSpeech2Model(Voice voice, TextFrontEnd frontEnd, StateDict weights) {
    super(weights);
    this.voice = voice;
    this.vocabulary = Vocabulary.of(voice.network());
    this.frontEnd = frontEnd;
    this.network = new FastSpeech2(voice.network(), weights);
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "fastspeech2 turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
    tts.requireControlsOf("fastspeech2", Set.of());
    tts.requireNoPrompt("fastspeech2");
    tts.requireNoLanguage("fastspeech2");
    long speaker = vocabulary.speakers().id(tts.speaker());
    for (Sentence sentence : frontEnd.read(tts.text())) {
      cancel.throwIfCancelled();
      TokenSequence phones = vocabulary.symbols().encodeNearest(sentence.phones());
      sink.accept(call(cancel, manager -> speak(manager, sentence.text(), phones, speaker, tts)));
    }
  }

  private Generated speak(
      NDManager manager, String text, TokenSequence phones, long speaker, TtsRequest request) {
    long[] ids = phones.ids().stream().mapToLong(Integer::longValue).toArray();
    int[] least = phones.symbols().stream().mapToInt(SymbolTable::leastFrames).toArray();
    Output output =
        network.infer(
            Phones.of(manager, new long[][] {ids}, new long[] {speaker}),
            new Controls(
                1 / request.speed(), request.pitch(), request.energy(), new int[][] {least}));
    int[] durations = LengthRegulator.wholeFrames(output.adapted().durations()[0]);
    return new Generated(
        output.frames(voice.mel()),
        PhoneLevel.segments(phones.symbols(), durations, voice.mel().frameRate()),
        text);
  }
}
