package org.zethus.maskgct;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;

/**
 * Offers to recipes what makes a voice of networks that other stages trained: the inputs {@code
 * t2s}, {@code s2a}, {@code semantic_codec} and {@code acoustic_codec}. Nothing more is learned.
 */
@Component
@PluginId(MaskGctConfig.ID)
public final class AssemblyPlugin implements TrainerPlugin {
  @Override
  public Class<? extends Record> configType() {
    return AssemblyConfig.class;
  }

  @Override
  public Trainer open(RunContext context) {
    return new Assembly(context, context.config().as(AssemblyConfig.class));
  }
}
