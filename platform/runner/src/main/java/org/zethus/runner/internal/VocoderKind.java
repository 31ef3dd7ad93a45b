package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * {@code vocoder/<id>}: copy synthesis. The frames of the utterances in the role {@code mel}, made
 * as the section {@code preprocess} says, become sound with the checkpoint in the role {@code
 * checkpoint}; a vocoder that needs F0 takes it from the role {@code pitch}.
 */
final class VocoderKind implements StageKind {
  private static final String MEL = "mel";

  private final Registry registry;

  VocoderKind(Registry registry) {
    this.registry = registry;
  }

  /**
   * What the stage reads.
   *
   * @param preprocess how the mel frames were made
   * @param lastUtterances how many utterances, the manifest's last, become sound; 0 for all
   */
  record CopyConfig(MelSpec preprocess, @Default("0") int lastUtterances) {}

  @Override
  public String name() {
    return "vocoder";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return VocoderPlugin.class;
  }

  @Override
  public List<Class<? extends Record>> configTypes() {
    return List.of(CopyConfig.class);
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new Roles(Set.of("checkpoint", MEL), Set.of(Contours.PITCH)));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    CopyConfig config = context.config().as(CopyConfig.class);
    Manifest mels = Manifest.read(context.input(MEL));
    List<Utterance> wanted = SpokenUtterance.last(mels.utterances(), config.lastUtterances());
    Checkpoint checkpoint = Checkpoint.folder(context.input("checkpoint"));
    List<Utterance> done = new ArrayList<>();
    try (Lease<Vocoder> vocoder =
            registry.loaded(
                VocoderPlugin.class, run.id(), checkpoint, context.device(), VocoderPlugin::load);
        CancelSignal.Registration leaving = Plugins.stopWhenLeaving(List.of(vocoder), context)) {
      Contours contours = Contours.read(context, vocoder.get(), run.id());
      for (Utterance utterance : wanted) {
        context.cancel().throwIfCancelled();
        MelFrames mel = frames(mels.file(utterance, MEL), config.preprocess());
        Waveform audio = vocoder.get().vocode(mel, contours.of(utterance), context.cancel());
        done.add(SpokenUtterance.write(context.output(), utterance, audio));
        context.progress().report(done.size(), wanted.size(), utterance.id());
      }
    }
    new Manifest(context.output(), done).write();
  }

  private static MelFrames frames(Path file, MelSpec spec) {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      Tensor mel = tensors.get(MEL);
      long[] shape = mel.shape();
      if (shape.length != 2 || shape[0] != spec.melBins()) {
        throw new ZethusException(
            "%s: tensor 'mel' is %s, expected (%d, frames) by preprocess.n_mel"
                .formatted(file, Arrays.toString(shape), spec.melBins()));
      }
      return MelFrames.of(spec, (int) shape[1], mel.floats());
    }
  }
}
