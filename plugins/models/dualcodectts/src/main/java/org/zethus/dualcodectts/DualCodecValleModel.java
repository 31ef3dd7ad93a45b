package org.zethus.dualcodectts;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.zethus.api.codec.Codec;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.codes.FirstCodebooks;
import org.zethus.torch.sampling.Sampling;

/** Text to waveform in the voice of a prompt, sentence by sentence. */
final class DualCodecValleModel extends TorchInstance implements Model {
  private static final long NEXT_SENTENCE = 0x9e3779b97f4a7c15L;

  private final VoiceConfig config;
  private final TextIds textIds;
  private final FirstCodebooks codebooks;
  private final DualCodecValle network;

  /**
   * A model.
   *
   * @param codec owned from now on
   * @param weights owned from now on
   */
  DualCodecValleModel(VoiceConfig config, TextIds textIds, Codec codec, StateDict weights) {
    super(weights, codec::close);
    this.config = config;
    this.textIds = textIds;
    codebooks = new FirstCodebooks(codec, config.model().nar().quantizers(), VoiceConfig.ID);
    requireFit(config.model().nar().sizes(), codebooks.sizes());
    network = new DualCodecValle(weights, config);
  }

  private static void requireFit(List<Integer> spoken, List<Integer> sizes) {
    if (!spoken.equals(sizes)) {
      throw new ZethusException(
          "%s speaks codebooks of %s codes, its codec has codebooks of %s; give it the codec that it was trained on"
              .formatted(VoiceConfig.ID, spoken, sizes));
    }
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "%s turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(VoiceConfig.ID, request.task()));
    }
    cancel.throwIfCancelled();
    Sampling sampling = config.inference().askedBy(tts, VoiceConfig.ID);
    SpeechPrompt prompt = tts.requirePrompt(VoiceConfig.ID);
    if (prompt.text().isBlank()) {
      throw new ZethusException(
          "%s goes on from what is said in its prompt and must know it; give it with `zethus say --prompt-text TEXT`"
              .formatted(VoiceConfig.ID));
    }
    List<String> sentences = EnglishFrontEnd.sentences(tts.text());
    if (sentences.isEmpty()) {
      throw new ZethusException("the text is empty: expected something to say");
    }
    String said = prompt.text().strip();
    int[][] heard = codebooks.encode(prompt.speech());
    long seed = tts.seed();
    for (String sentence : sentences) {
      cancel.throwIfCancelled();
      long[] text = textIds.of(said + " " + sentence, tts.language());
      long[] reversed = textIds.of(sentence + " " + said, tts.language());
      Random random = new Random(seed);
      seed += NEXT_SENTENCE;
      int[][] answer =
          call(
              cancel,
              manager ->
                  network.say(
                      text, reversed, heard, sampling, random::nextDouble, manager, cancel));
      sink.accept(new Generated(codebooks.decode(answer), List.of(), sentence));
    }
  }
}
