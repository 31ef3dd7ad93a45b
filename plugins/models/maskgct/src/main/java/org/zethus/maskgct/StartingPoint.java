package org.zethus.maskgct;

import java.util.List;
import java.util.Optional;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.RunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Where training goes on from: a network that was trained here, or one of the published ones. */
record StartingPoint(Checkpoint checkpoint) {
  private static final String CHECKPOINT = "checkpoint";

  /** What reads the published model's text when it is trained on. */
  private static final String FRONT_END = "maskgct";

  /** {@return the input {@code checkpoint} of a stage, where there is one} */
  static Optional<StartingPoint> of(RunContext context) {
    return context.inputs().contains(CHECKPOINT)
        ? Optional.of(new StartingPoint(Checkpoint.folder(context.input(CHECKPOINT))))
        : Optional.empty();
  }

  /**
   * {@return its weights; the caller closes them}
   *
   * @param part what the network is called among the published ones
   */
  StateDict weights(TorchBackend torch, Device device, String part) {
    return PublishedFiles.are(checkpoint)
        ? torch.open(
            checkpoint.weights(PublishedFiles.file(part)), checkpoint.name() + "/" + part, device)
        : torch.open(checkpoint, device);
  }

  /** {@return what is known of text to semantic codes} */
  T2sVoice voice() {
    return PublishedFiles.are(checkpoint)
        ? new T2sVoice(
            new T2sVoice.Model(PublishedFiles.config(checkpoint).model().t2sModel()),
            List.of(),
            FRONT_END)
        : checkpoint.config(T2sVoice.class);
  }

  /**
   * {@return what is known of semantic to acoustic codes}
   *
   * @param part which of the two networks, where it is the published model
   */
  S2aTrainerConfig.Model semanticToAcoustic(S2aTrainerConfig.Part part) {
    if (!PublishedFiles.are(checkpoint)) {
      return checkpoint.config(S2aTrainerPlugin.Written.class).model();
    }
    MaskGctConfig.S2aModels both = PublishedFiles.config(checkpoint).model().s2aModel();
    return new S2aTrainerConfig.Model(
        part == S2aTrainerConfig.Part.FIRST ? both.first() : both.full());
  }

  /** {@return what is known of durations} */
  DurationVoice durations() {
    return checkpoint.config(DurationVoice.class);
  }
}
