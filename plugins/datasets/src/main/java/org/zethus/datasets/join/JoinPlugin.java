package org.zethus.datasets.join;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/** Offers to recipes to make one corpus of several. */
@Component
@PluginId("join")
public final class JoinPlugin implements PreprocessorPlugin {
  @Override
  public Preprocessor open(RunContext context) {
    return new Join(context);
  }
}
