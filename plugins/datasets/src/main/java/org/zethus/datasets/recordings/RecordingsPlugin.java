package org.zethus.datasets.recordings;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers folders of recordings to recipes. */
@Component
@PluginId("recordings")
public final class RecordingsPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return RecordingsConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    RecordingsConfig config = context.config().as(RecordingsConfig.class);
    Recordings corpus =
        new Recordings(context.input(CorpusStage.FOLDER), config.metadata(), config.columns());
    return new CorpusStage(context, corpus, config);
  }
}
