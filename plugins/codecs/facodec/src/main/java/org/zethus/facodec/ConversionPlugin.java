package org.zethus.facodec;

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

/** Offers voice conversion by FACodec to the command line. */
@Component
@PluginId(TrainableFaCodec.ID)
@PluginEngine("pytorch")
public final class ConversionPlugin implements ModelPlugin {
  private final TorchBackend torch;

  @Activate
  public ConversionPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    Layout layout = Layout.ofConversion(checkpoint);
    return layout.load(torch, checkpoint, device, weights -> new Converter(weights, layout));
  }

  @Override
  public boolean reads(Config config) {
    return Layout.wrote(config);
  }
}
