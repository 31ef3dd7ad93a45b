package org.zethus.datasets.libritts;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers LibriTTS to recipes. */
@Component
@PluginId("libritts")
public final class LibriTtsPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return LibriTtsConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    LibriTtsConfig config = context.config().as(LibriTtsConfig.class);
    LibriTts corpus = new LibriTts(context.input(CorpusStage.FOLDER), config.subsets());
    return new CorpusStage(context, corpus, config);
  }
}
