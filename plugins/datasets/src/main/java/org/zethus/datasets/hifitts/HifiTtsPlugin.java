package org.zethus.datasets.hifitts;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers Hi-Fi TTS to recipes. */
@Component
@PluginId("hifitts")
public final class HifiTtsPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return HifiTtsConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    HifiTtsConfig config = context.config().as(HifiTtsConfig.class);
    HifiTts corpus = new HifiTts(context.input(CorpusStage.FOLDER), config.splits());
    return new CorpusStage(context, corpus, config);
  }
}
