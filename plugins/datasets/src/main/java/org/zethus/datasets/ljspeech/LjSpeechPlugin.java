package org.zethus.datasets.ljspeech;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers corpora in LJSpeech's layout to recipes. */
@Component
@PluginId("ljspeech")
public final class LjSpeechPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return LjSpeechConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    LjSpeechConfig config = context.config().as(LjSpeechConfig.class);
    return new CorpusStage(context, new LjSpeech(context.input(CorpusStage.FOLDER)), config);
  }
}
