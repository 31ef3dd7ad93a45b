package org.zethus.maskgct;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.Consumer;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.flowmatching.EulerSampler;
import org.zethus.torch.masked.MaskedSampler;
import org.zethus.torch.masked.UniformNoise;

/**
 * Text to waveform in the voice of a prompt, sentence by sentence, each continuing the same prompt.
 */
final class MaskGctModel extends TorchInstance implements Model {
  private static final long NEXT_SENTENCE = 0x9e3779b97f4a7c15L; // far from any other seed

  private final Controls inference;
  private final Pronunciation pronunciation;
  private final MaskGct chain;

  /**
   * A model.
   *
   * @param weights owned from now on
   */
  MaskGctModel(MaskGctConfig config, Pronunciation pronunciation, StateDict weights) {
    super(weights);
    this.inference = config.inference();
    this.pronunciation = pronunciation;
    this.chain = new MaskGct(weights, config.model(), config.mel());
  }

  /**
   * What all sentences share.
   *
   * @param forMeaning the prompt's samples at the semantic encoder's rate
   * @param forSound the same at the acoustic codec's rate
   * @param phones of the prompt's text
   */
  private record Listened(float[] forMeaning, float[] forSound, long[] phones) {}

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    cancel.throwIfCancelled();
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "maskgct turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
    SpeechPrompt prompt = tts.requirePrompt(MaskGctConfig.ID);
    if (prompt.text().isBlank()) {
      throw new ZethusException(
          "maskgct needs the words of the prompt; give them with --prompt-text, or a recogniser that hears them with --recogniser DIR");
    }
    Controls controls = inference.asAsked(tts);
    Listened listened = listen(prompt, tts.language());
    List<String> sentences = pronunciation.sentences(tts.text(), tts.language());
    List<long[]> phones =
        sentences.stream().map(each -> pronunciation.phones(each, tts.language())).toList();
    int all = phones.stream().mapToInt(ids -> ids.length).sum();
    for (int i = 0; i < sentences.size(); i++) {
      cancel.throwIfCancelled();
      long[] ids = phones.get(i);
      long seed = tts.seed() + i * NEXT_SENTENCE;
      int frames = frames(tts, listened, ids, all, seed, controls);
      UniformNoise noise = UniformNoise.seeded(seed);
      Waveform said =
          call(
              cancel,
              manager ->
                  speak(
                      listened, ids, frames, controls, new MaskedSampler(manager, noise, cancel)));
      sink.accept(new Generated(said, List.of(), sentences.get(i)));
    }
  }

  private Listened listen(SpeechPrompt prompt, String language) {
    String spoken = prompt.language().isEmpty() ? language : prompt.language();
    Waveform mono = prompt.speech().toMono();
    return new Listened(
        Resampler.resample(mono, chain.semanticRate()).samples(),
        Resampler.resample(mono, chain.acousticRate()).samples(),
        pronunciation.phones(prompt.text(), spoken));
  }

  /**
   * How long a sentence is: its share of the seconds that are asked for, else what the duration
   * predictor says, else as many frames per phone as the prompt has.
   */
  private int frames(
      TtsRequest request,
      Listened prompt,
      long[] ids,
      int allPhones,
      long seed,
      Controls controls) {
    Double seconds = request.controls().get(Controls.SECONDS);
    if (seconds != null) {
      if (!(seconds > 0 && seconds < Integer.MAX_VALUE / chain.frameRate())) {
        throw new ZethusException("need seconds greater than 0, found " + seconds);
      }
      return Durations.given(seconds * ids.length / allPhones, chain.frameRate());
    }
    double promptSeconds = (double) prompt.forMeaning().length / chain.semanticRate();
    Durations.requirePhones(prompt.phones());
    DurationPredictor predictor = chain.durations();
    if (predictor == null) {
      return Durations.byPhones(
          promptSeconds / request.speed(), prompt.phones().length, ids.length, chain.frameRate());
    }
    double frames =
        call(
            manager ->
                predictor.frames(
                    prompt.phones(),
                    promptSeconds * chain.frameRate(),
                    ids,
                    new EulerSampler(manager, controls.durationNoise(seed), new CancelSignal())));
    return (int) Math.round(frames / request.speed());
  }

  private Waveform speak(
      Listened listened, long[] ids, int frames, Controls controls, MaskedSampler sampler) {
    NDManager manager = sampler.manager();
    MaskGct.Prompt prompt = chain.listen(manager, listened.forMeaning(), listened.forSound());
    long[] phones = new long[listened.phones().length + ids.length];
    System.arraycopy(listened.phones(), 0, phones, 0, listened.phones().length);
    System.arraycopy(ids, 0, phones, listened.phones().length, ids.length);
    MaskGct.Made made =
        chain.speak(
            prompt, Tensors.of(manager, phones, 1, phones.length), frames, controls, sampler);
    return Waveform.mono(chain.acousticRate(), Tensors.floats(chain.waveform(made.acoustic())));
  }
}
