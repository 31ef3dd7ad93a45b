package org.zethus.maskgct;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;

/**
 * Offers to recipes what makes a voice of networks that other stages trained: the inputs {@code
 * t2s}, {@code s2a}, {@code semantic_codec}, {@code acoustic_codec} and perhaps {@code duration}.
 * Nothing more is learned. With the input {@code base}, the published model, those that are given
 * take the place of its own.
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
    return context.inputs().contains(AdaptedVoice.BASE)
        ? new AdaptedVoice(context)
        : new Assembly(context, context.config().as(AssemblyConfig.class));
  }
}
