package org.zethus.datasets.freetts;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/** Offers the synthesised corpus to recipes. */
@Component
@PluginId("freetts-corpus")
public final class FreeTtsCorpusPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return FreeTtsCorpusConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    return new FreeTtsCorpus(context, context.config().as(FreeTtsCorpusConfig.class));
  }
}
