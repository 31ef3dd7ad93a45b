package org.zethus.features;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/**
 * Offers durations to recipes: tensor {@code durations}, int64 (phones), mel frames of each phone,
 * from the corpus's own alignment.
 */
@Component
@PluginId("durations")
public final class DurationsPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return MelConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    MelConfig config = context.config().as(MelConfig.class);
    return new FeatureStage(context, new Durations(config.preprocess()));
  }
}
