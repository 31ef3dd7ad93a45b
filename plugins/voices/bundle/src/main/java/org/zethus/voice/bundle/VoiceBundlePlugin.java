package org.zethus.voice.bundle;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/** Offers voices to recipes as their last stage: checkpoints in, a bundle to install out. */
@Component
@PluginId("voice-bundle")
public final class VoiceBundlePlugin implements PreprocessorPlugin {
  @Override
  public Class<? extends Record> configType() {
    return VoiceBundleConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    VoiceBundleConfig config = context.config().as(VoiceBundleConfig.class);
    return () -> new VoiceJar(context, config).write();
  }
}
