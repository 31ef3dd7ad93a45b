package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * {@code recogniser/<id>}: what is said in the utterances of the role {@code audio}, with the
 * checkpoint in the role {@code checkpoint}. Their text stays as it is, beside the file {@code
 * transcript}: what was to be said and what was heard are two things.
 */
final class RecogniserKind implements StageKind {
  private static final String AUDIO = "audio";

  private final Registry registry;

  RecogniserKind(Registry registry) {
    this.registry = registry;
  }

  /**
   * What the stage reads.
   *
   * @param language BCP 47 tag of what is spoken; empty: the recogniser finds out
   * @param lastUtterances how many utterances, the manifest's last, are recognised; 0 for all
   */
  record AsrConfig(@Default("") String language, @Default("0") int lastUtterances) {}

  @Override
  public String name() {
    return "recogniser";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return RecogniserPlugin.class;
  }

  @Override
  public List<Class<? extends Record>> configTypes() {
    return List.of(AsrConfig.class);
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new Roles(Set.of("checkpoint", AUDIO), Set.of()));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    AsrConfig config = context.config().as(AsrConfig.class);
    Manifest manifest = Manifest.read(context.input(AUDIO));
    List<Utterance> wanted = SpokenUtterance.last(manifest.utterances(), config.lastUtterances());
    Checkpoint checkpoint = Checkpoint.folder(context.input("checkpoint"));
    List<Utterance> done = new ArrayList<>();
    try (Lease<Recogniser> recogniser =
            registry.loaded(
                RecogniserPlugin.class,
                run.id(),
                checkpoint,
                context.device(),
                RecogniserPlugin::load);
        CancelSignal.Registration leaving = Plugins.stopWhenLeaving(List.of(recogniser), context)) {
      for (Utterance utterance : wanted) {
        context.cancel().throwIfCancelled();
        Waveform audio = AudioFiles.read(manifest.file(utterance, AUDIO)).toMono();
        Waveform speech = Resampler.resample(audio, recogniser.get().sampleRate());
        Path path = Path.of("transcripts", utterance.id() + ".json");
        recogniser
            .get()
            .recognise(new AsrRequest(speech, config.language()))
            .write(context.output().resolve(path));
        done.add(utterance.withFiles(Map.of("transcript", path.toString())));
        context.progress().report(done.size(), wanted.size(), utterance.id());
      }
    }
    new Manifest(context.output(), done).write();
  }
}
