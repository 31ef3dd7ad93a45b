package org.zethus.datasets.vctk;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.CorpusStage;

/** Offers VCTK to recipes. */
@Component
@PluginId("vctk")
public final class VctkPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return VctkConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    VctkConfig config = context.config().as(VctkConfig.class);
    Vctk corpus =
        new Vctk(
            context.input(CorpusStage.FOLDER), config.mic(), config.accents(), config.genders());
    return new CorpusStage(context, corpus, config);
  }
}
