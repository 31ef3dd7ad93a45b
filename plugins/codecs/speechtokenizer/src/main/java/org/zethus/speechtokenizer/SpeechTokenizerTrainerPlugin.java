package org.zethus.speechtokenizer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainer;

/** Offers SpeechTokenizer's training to recipes. */
@Component
@PluginId("speechtokenizer")
@PluginEngine("pytorch")
public final class SpeechTokenizerTrainerPlugin implements TrainerPlugin {
  /** A folder with HuBERT's config and weights, where the config asks for HuBERT. */
  private static final String TEACHER = "teacher";

  private final TorchBackend torch;

  @Activate
  public SpeechTokenizerTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return SpeechTokenizerTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    SpeechTokenizerTrainerConfig config = context.config().as(SpeechTokenizerTrainerConfig.class);
    int width = config.model().semanticDimension();
    Teacher teacher =
        Teacher.of(config.teacher(), files(context, config), width, torch, context.device());
    return CodecTrainer.open(context, new TrainableSpeechTokenizer(config, teacher), torch);
  }

  private static Checkpoint files(RunContext context, SpeechTokenizerTrainerConfig config) {
    return config.teacher().encoder() == TeacherConfig.Encoder.HUBERT
        ? Checkpoint.folder(context.input(TEACHER))
        : Checkpoint.untrained(TEACHER, Config.of(config.model()), context.seed());
  }
}
