package org.zethus.valle;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.zethus.api.codec.Codec;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.codes.FirstCodebooks;
import org.zethus.torch.sampling.Sampling;

/** Text to waveform in the voice of a prompt, sentence by sentence. */
final class ValleModel extends TorchInstance implements Model {
  private static final long NEXT_SENTENCE = 0x9e3779b97f4a7c15L;

  private final ValleCheckpoint config;
  private final TextFrontEnd frontEnd;
  private final SymbolTable symbols;
  private final FirstCodebooks codebooks;
  private final Valle network;

  /**
   * A model.
   *
   * @param codec owned from now on
   * @param weights owned from now on
   */
  ValleModel(ValleCheckpoint config, TextFrontEnd frontEnd, Codec codec, StateDict weights) {
    super(weights, codec::close);
    this.config = config;
    this.frontEnd = frontEnd;
    codebooks = new FirstCodebooks(codec, config.model().quantizers(), ValleCheckpoint.ID);
    symbols = config.table();
    network = new Valle(weights, config.model(), requireFit(config.model(), codebooks.sizes()));
  }

  private static List<Integer> requireFit(ValleConfig model, List<Integer> sizes) {
    if (sizes.stream().anyMatch(size -> size > model.audioTokens())) {
      throw new ZethusException(
          "valle speaks codebooks of at most %d codes, its codec has codebooks of %s; give it the codec that it was trained on"
              .formatted(model.audioTokens(), sizes));
    }
    return sizes;
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "valle turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
    cancel.throwIfCancelled();
    Sampling sampling = config.inference().askedBy(tts, ValleCheckpoint.ID);
    SpeechPrompt prompt = tts.requirePrompt(ValleCheckpoint.ID);
    tts.requireNoLanguage(ValleCheckpoint.ID);
    long[] enrolled = enrolled(prompt);
    int[][] heard = codebooks.encode(prompt.speech());
    long seed = tts.seed();
    for (Sentence sentence : frontEnd.read(tts.text())) {
      cancel.throwIfCancelled();
      long[] phones =
          LongStream.concat(LongStream.of(enrolled), LongStream.of(ids(sentence))).toArray();
      Random random = new Random(seed);
      seed += NEXT_SENTENCE;
      int[][] said =
          call(
              cancel,
              manager ->
                  network.say(
                      phones,
                      enrolled.length,
                      heard,
                      sampling,
                      random::nextDouble,
                      manager,
                      cancel));
      sink.accept(new Generated(codebooks.decode(said), List.of(), sentence.text()));
    }
  }

  private long[] enrolled(SpeechPrompt prompt) {
    if (prompt.text().isBlank()) {
      throw new ZethusException(
          "valle goes on from what is said in its prompt and must know it; give it with `zethus say --prompt-text TEXT`");
    }
    return frontEnd.read(prompt.text()).stream()
        .flatMapToLong(sentence -> LongStream.of(ids(sentence)))
        .toArray();
  }

  private long[] ids(Sentence sentence) {
    return symbols.encodeNearest(sentence.phones()).ids().stream()
        .mapToLong(Integer::longValue)
        .toArray();
  }
}
