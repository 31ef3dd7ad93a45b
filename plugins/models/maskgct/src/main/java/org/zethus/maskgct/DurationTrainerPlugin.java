package org.zethus.maskgct;

import java.util.List;
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
 * Offers the training of durations to recipes. Inputs: {@code utterances} with phones, {@code
 * semantic} codes, of which the number counts, and perhaps a {@code checkpoint} to start from,
 * whose network and symbols are then kept.
 */
@Component
@PluginId("maskgct-duration")
@PluginEngine("pytorch")
public final class DurationTrainerPlugin implements TrainerPlugin {
  private final TorchBackend torch;

  @Activate
  public DurationTrainerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Class<? extends Record> configType() {
    return DurationTrainerConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    DurationTrainerConfig config = context.config().as(DurationTrainerConfig.class);
    Corpus corpus = Corpus.ofText(context, Integer.MAX_VALUE);
    DurationVoice voice =
        StartingPoint.of(context)
            .map(StartingPoint::durations)
            .orElseGet(() -> new DurationVoice(config.model(), symbols(config, corpus)));
    DurationConfig network = voice.model().durationModel();
    ToIds ids = ToIds.of(voice.symbols());
    boolean fresh = StartingPoint.of(context).isEmpty();
    MaskedTrainer.Subject<DurationBatch> subject =
        new MaskedTrainer.Subject<>(
            "maskgct-duration",
            "duration_model",
            Config.of(voice),
            weights -> {
              DurationPredictor predictor = new DurationPredictor(weights, network);
              if (fresh) {
                predictor.measure(rates(corpus, ids));
              }
              return new DurationObjective(predictor, network, ids, corpus);
            });
    return MaskedTrainer.open(context, config.manner(), corpus, subject, torch);
  }

  private static List<String> symbols(DurationTrainerConfig config, Corpus corpus) {
    return config.publishedPhones() ? List.of() : corpus.symbols().symbols();
  }

  private static double[] rates(Corpus corpus, ToIds ids) {
    return corpus.items().stream()
        .mapToDouble(item -> (double) item.frames() / ids.ids(item.utterance().phones()).length)
        .toArray();
  }
}
