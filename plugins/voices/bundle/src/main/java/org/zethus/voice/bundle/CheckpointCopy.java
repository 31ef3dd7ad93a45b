package org.zethus.voice.bundle;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Writes a checkpoint that travels in a bundle into a folder, where trainers look for one. */
final class CheckpointCopy {
  private final RunContext run;
  private final InstalledVoiceConfig config;
  private final Checkpoint checkpoint;

  CheckpointCopy(RunContext run, InstalledVoiceConfig config, Checkpoint checkpoint) {
    this.run = run;
    this.config = config;
    this.checkpoint = checkpoint;
  }

  /** {@return a manifest with the voice's id, whose files are the config and the weights} */
  Manifest write() {
    run.cancel().throwIfCancelled();
    Path folder = run.output();
    try (TensorSource weights = checkpoint.weights()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      weights.names().forEach(name -> tensors.put(name, weights.get(name)));
      Checkpoint.write(folder, checkpoint.config(), tensors);
    }
    Map<String, String> files = Map.of("config", Checkpoint.CONFIG, "weights", Checkpoint.WEIGHTS);
    Manifest made =
        new Manifest(folder, List.of(new Utterance(config.voice(), "").withFiles(files)));
    made.write();
    return made;
  }
}
