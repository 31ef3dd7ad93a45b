package org.zethus.fastspeech2.alignment;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/**
 * Offers durations for a corpus that brings no alignment: the tensor {@code durations}, int64
 * (phones), from the inputs {@code utterances}, with phones, and {@code mel}.
 */
@Component
@PluginId("aligned-durations")
public final class AlignedDurationsPlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return AlignedDurationsConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    return new AlignedDurations(context, context.config().as(AlignedDurationsConfig.class));
  }
}
