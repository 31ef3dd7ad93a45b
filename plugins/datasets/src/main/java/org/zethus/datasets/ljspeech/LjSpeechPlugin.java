package org.zethus.datasets.ljspeech;

import java.nio.file.Path;
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
    Path folder = context.input("folder");
    return new CorpusStage(
        context,
        () -> config.selection().of(Metadata.read(folder), "utterances of " + folder),
        config.preprocess(),
        config.trim());
  }
}
