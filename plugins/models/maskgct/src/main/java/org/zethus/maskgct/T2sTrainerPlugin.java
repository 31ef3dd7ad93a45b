package org.zethus.maskgct;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;

/**
 * Offers the training of text to semantic codes to recipes. Inputs: {@code utterances} with phones,
 * {@code semantic} codes, and perhaps a {@code checkpoint} to start from, whose network and symbols
 * are then kept: one that was trained here, or the published model.
 */
@Component
@PluginId("maskgct-t2s")
@PluginEngine("pytorch")
public final class T2sTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public T2sTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return T2sTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    T2sTrainerConfig config = context.config().as(T2sTrainerConfig.class);
    Optional<StartingPoint> start = StartingPoint.of(context);
    if (start.isPresent()) {
      T2sVoice voice = start.get().voice();
      return open(context, config, corpus(context, voice.model()), voice);
    }
    Corpus corpus = corpus(context, config.model());
    T2sVoice voice = new T2sVoice(config.model(), corpus.symbols().symbols(), config.frontEnd());
    return open(context, config, corpus, voice);
  }

  private static Corpus corpus(RunContext context, T2sVoice.Model model) {
    return Corpus.ofText(context, model.t2sModel().condCodebookSize());
  }

  private Trainer open(RunContext context, T2sTrainerConfig config, Corpus corpus, T2sVoice voice) {
    T2sConfig network = voice.model().t2sModel();
    MaskedTrainer.Subject<Batch> subject =
        new MaskedTrainer.Subject<>(
            "maskgct-t2s",
            "t2s_model",
            Config.of(voice),
            weights ->
                new Objective.OfText(new TextToSemantic(weights, network), network, voice.ids()));
    return MaskedTrainer.open(context, config.manner(), corpus, subject, torch);
  }
}
