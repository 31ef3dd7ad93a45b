package org.zethus.fastspeech2;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.torch.TorchBackend;

/**
 * Offers the mel frames that a FastSpeech 2 makes of a corpus when it hears the corpus's own
 * durations, pitch and energy: as long as the recordings, but with the model's errors, so that a
 * vocoder learns to forgive them.
 */
@Component
@PluginId("fastspeech2-gta")
@PluginEngine("pytorch")
public final class TeacherForcingPlugin implements PreprocessorPlugin {
  private final TorchBackend torch;

  @Activate
  public TeacherForcingPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Preprocessor open(RunContext context) {
    Checkpoint checkpoint = Checkpoint.folder(context.input(FastSpeech2Trainer.CHECKPOINT));
    Voice voice = Voice.of(checkpoint);
    return torch.load(
        checkpoint, context.device(), weights -> new TeacherForcing(context, voice, weights));
  }
}
