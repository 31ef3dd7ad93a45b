package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.EmbedderPlugin;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * {@code embedder/<id>}: vectors of the utterances in the role {@code audio}, as their file {@code
 * embedding}, with the checkpoint in the role {@code checkpoint} where the embedder needs one.
 */
final class EmbedderKind implements StageKind {
  private static final String AUDIO = "audio";
  private static final String CHECKPOINT = "checkpoint";

  /** For embedders without weights; always the same, so that they are loaded once. */
  private static final Checkpoint NONE = Checkpoint.of("none", file -> null);

  private final Registry registry;

  EmbedderKind(Registry registry) {
    this.registry = registry;
  }

  /**
   * What the stage reads.
   *
   * @param lastUtterances how many utterances, the manifest's last, are embedded; 0 for all
   */
  record EmbedConfig(@Default("0") int lastUtterances) {}

  @Override
  public String name() {
    return "embedder";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return EmbedderPlugin.class;
  }

  @Override
  public List<Class<? extends Record>> configTypes() {
    return List.of(EmbedConfig.class);
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new Roles(Set.of(AUDIO), Set.of(CHECKPOINT)));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    EmbedConfig config = context.config().as(EmbedConfig.class);
    Manifest manifest = Manifest.read(context.input(AUDIO));
    List<Utterance> wanted = SpokenUtterance.last(manifest.utterances(), config.lastUtterances());
    Checkpoint checkpoint =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : NONE;
    List<Utterance> done = new ArrayList<>();
    try (Lease<Embedder> embedder =
            registry.loaded(
                EmbedderPlugin.class,
                run.id(),
                checkpoint,
                context.device(),
                EmbedderPlugin::load);
        CancelSignal.Registration leaving = Plugins.stopWhenLeaving(List.of(embedder), context)) {
      for (Utterance utterance : wanted) {
        context.cancel().throwIfCancelled();
        Waveform audio = AudioFiles.read(manifest.file(utterance, AUDIO)).toMono();
        Waveform heard = Resampler.resample(audio, embedder.get().sampleRate());
        Path path = Path.of("embeddings", utterance.id() + ".safetensors");
        embedder.get().embed(heard).write(context.output().resolve(path));
        done.add(utterance.withFiles(Map.of("embedding", path.toString())));
        context.progress().report(done.size(), wanted.size(), utterance.id());
      }
    }
    new Manifest(context.output(), done).write();
  }
}
