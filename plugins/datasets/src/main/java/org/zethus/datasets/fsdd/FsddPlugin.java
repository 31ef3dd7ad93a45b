package org.zethus.datasets.fsdd;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers the Free Spoken Digit Dataset to recipes. */
@Component
@PluginId("fsdd")
public final class FsddPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return FsddConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    FsddConfig config = context.config().as(FsddConfig.class);
    return new CorpusStage(context, new Fsdd(context.input(CorpusStage.FOLDER)), config);
  }
}
