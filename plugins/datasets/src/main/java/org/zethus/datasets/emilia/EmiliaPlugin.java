package org.zethus.datasets.emilia;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers Emilia-style corpora to recipes. */
@Component
@PluginId("emilia")
public final class EmiliaPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return EmiliaConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    EmiliaConfig config = context.config().as(EmiliaConfig.class);
    Emilia corpus = new Emilia(context.input(CorpusStage.FOLDER), config.wanted());
    return new CorpusStage(context, corpus, config);
  }
}
