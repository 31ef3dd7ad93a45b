package org.zethus.runner.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.registry.Registry;
import org.zethus.runner.Listening;
import org.zethus.runner.Speech;

/**
 * {@code model/<id>}: speech of a text file, or of what other utterances say, with the checkpoint
 * in the role {@code checkpoint} and, for a model that makes mel frames, the one in the role {@code
 * vocoder}. A model that speaks in the voice of a prompt gets it from the role {@code prompt}; see
 * {@link Prompts}. What is said in a prompt without a text is heard by the checkpoint in the role
 * {@code recogniser}. The artifact has sound and the phones' times.
 */
final class ModelKind implements StageKind {
  private static final String TEXT = "text";
  private static final String UTTERANCES = "utterances";
  private static final String RECOGNISER = "recogniser";

  private final Registry registry;

  ModelKind(Registry registry) {
    this.registry = registry;
  }

  /**
   * What the stage reads.
   *
   * @param speak how to speak
   * @param vocoder id of the vocoder where its checkpoint does not say it
   * @param lastUtterances how many utterances, the manifest's last, are spoken; 0 for all
   */
  record SpeechConfig(
      @Default("{}") Manner speak, @Default("") String vocoder, @Default("0") int lastUtterances) {}

  /**
   * How to speak; see {@link TtsRequest}.
   *
   * @param promptText what is said in the recording of the role {@code prompt}
   * @param promptLanguage of that text; empty: that of what is said
   */
  record Manner(
      @Default("") String speaker,
      @Default("1") double speed,
      @Default("1") double pitch,
      @Default("1") double energy,
      @Default("{}") Map<String, Double> controls,
      @Default("") String promptText,
      @Default("") String language,
      @Default("") String promptLanguage) {
    TtsRequest request(Utterance utterance, @Nullable SpeechPrompt prompt, long seed) {
      String who = speaker.isEmpty() ? utterance.speaker() : speaker;
      return new TtsRequest(
          utterance.text(),
          who,
          speed,
          pitch,
          energy,
          Seeds.derive(seed, utterance.id()),
          controls,
          prompt,
          language);
    }
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return ModelPlugin.class;
  }

  @Override
  public List<Class<? extends Record>> configTypes() {
    return List.of(SpeechConfig.class);
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(
        new Roles(
            Set.of("checkpoint"),
            Set.of(VocoderChoice.ROLE, TEXT, UTTERANCES, Prompts.ROLE, RECOGNISER)));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    SpeechConfig config = context.config().as(SpeechConfig.class);
    List<Utterance> wanted = SpokenUtterance.last(wanted(context), config.lastUtterances());
    Prompts prompts =
        Prompts.of(
            context,
            config.speak().promptText(),
            config.speak().promptLanguage(),
            hearing(context, config.speak().language()));
    List<Utterance> spoken = new ArrayList<>();
    try (LoadedSpeaker speaker = open(run, context);
        CancelSignal.Registration leaving = Plugins.stopWhenLeaving(speaker.leases(), context)) {
      for (Utterance utterance : wanted) {
        context.cancel().throwIfCancelled();
        TtsRequest request =
            config.speak().request(utterance, prompts.of(utterance), context.seed());
        Speech speech = speak(speaker, request, utterance, context);
        Utterance said =
            utterance
                .withPhones(speech.segments().stream().map(Segment::label).toList())
                .withSegments(speech.segments());
        spoken.add(SpokenUtterance.write(context.output(), said, speech.audio()));
        context.progress().report(spoken.size(), wanted.size(), utterance.id());
      }
    }
    new Manifest(context.output(), spoken).write();
  }

  /** What hears the words of a prompt that has none; without a recogniser it stays as it is. */
  private UnaryOperator<SpeechPrompt> hearing(RunContext context, String language) {
    if (!context.inputs().contains(RECOGNISER)) {
      return prompt -> prompt;
    }
    Checkpoint recogniser = Checkpoint.folder(context.input(RECOGNISER));
    Listening listening = new DefaultListening(registry);
    return prompt -> listening.withWords(prompt, language, recogniser, context.device());
  }

  private static List<Utterance> wanted(RunContext context) {
    boolean fromText = context.inputs().contains(TEXT);
    if (fromText == context.inputs().contains(UTTERANCES)) {
      throw new ZethusException(
          "expected either 'text' or 'utterances' in 'in', found %s"
              .formatted(fromText ? "both" : "neither"));
    }
    return fromText
        ? SpokenTexts.ofFile(context.input(TEXT))
        : SpokenTexts.of(Manifest.read(context.input(UTTERANCES)));
  }

  private LoadedSpeaker open(StageRun run, RunContext context) {
    Voice.Part model = new Voice.Part(run.id(), Checkpoint.folder(context.input("checkpoint")));
    Voice.Part vocoder =
        run.vocoder().isEmpty()
            ? null
            : new Voice.Part(run.vocoder(), Checkpoint.folder(context.input(VocoderChoice.ROLE)));
    return LoadedSpeaker.open(registry, model, vocoder, context.device());
  }

  private static Speech speak(
      LoadedSpeaker speaker, TtsRequest request, Utterance utterance, RunContext context) {
    try {
      return speaker.speak(request, context.cancel());
    } catch (CancelledException e) {
      throw e;
    } catch (ZethusException e) {
      throw new ZethusException("utterance '%s': %s".formatted(utterance.id(), e.getMessage()), e);
    }
  }
}
