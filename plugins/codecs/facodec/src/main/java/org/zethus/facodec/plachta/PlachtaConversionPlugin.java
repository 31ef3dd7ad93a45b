package org.zethus.facodec.plachta;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;

/** Offers voice conversion by FAcodec to the command line. */
@Component
@PluginId(PlachtaPlugin.ID)
@PluginEngine("pytorch")
public final class PlachtaConversionPlugin implements ModelPlugin {
  private final TorchBackend torch;

  @Activate
  public PlachtaConversionPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    return PlachtaPlugin.load(torch, checkpoint, device);
  }

  @Override
  public boolean reads(Config config) {
    return PlachtaPlugin.wrote(config);
  }
}
