package org.zethus.template;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginId;

/** Offers Morse code to recipes as {@code model/morse}. */
@Component
@PluginId("morse")
public final class MorsePlugin implements ModelPlugin {
  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    return new Morse(checkpoint.config(MorseConfig.class));
  }
}
