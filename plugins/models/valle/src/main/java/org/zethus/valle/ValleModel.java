package org.zethus.valle;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.sampling.Sampling;

/** Text to waveform in the voice of a prompt, sentence by sentence. */
final class ValleModel extends TorchInstance implements Model {
  private static final long NEXT_SENTENCE = 0x9e3779b97f4a7c15L;

  private final ValleCheckpoint config;
  private final TextFrontEnd frontEnd;
  private final SymbolTable symbols;
  private final Codec codec;
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
    this.codec = codec;
    symbols = config.table();
    requireFit(config.model(), codec.format());
    network =
        new Valle(
            weights,
            config.model(),
            codec.format().codebookSizes().subList(0, config.model().quantizers()));
  }

  private static void requireFit(ValleConfig model, CodecFormat format) {
    List<Integer> sizes = format.codebookSizes();
    int spoken = model.quantizers();
    boolean fits =
        spoken <= sizes.size()
            && spoken >= format.leastCodebooks()
            && sizes.stream().limit(spoken).allMatch(size -> size <= model.audioTokens());
    if (!fits) {
      throw new ZethusException(
          "valle speaks %d codebooks of at most %d codes, its codec has codebooks of %s"
              .formatted(spoken, model.audioTokens(), sizes));
    }
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
    int[][] heard = codes(prompt);
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
      sink.accept(new Generated(sound(said), List.of(), sentence.text()));
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

  private int[][] codes(SpeechPrompt prompt) {
    Waveform mono = prompt.speech().toMono();
    int rate = codec.format().sampleRate();
    Waveform speech = mono.sampleRate() == rate ? mono : Resampler.resample(mono, rate);
    return codec.encode(speech).firstCodebooks(config.model().quantizers()).codes();
  }

  private Waveform sound(int[][] codes) {
    CodecFormat format = codec.format();
    return codec.decode(
        new CodeSequence(
            format.codebookSizes().subList(0, codes.length), format.frameRate(), codes));
  }
}
