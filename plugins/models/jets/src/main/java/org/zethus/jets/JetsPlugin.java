package org.zethus.jets;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** Offers JETS to recipes and the command line. */
@Component
@PluginId("jets")
@PluginEngine("pytorch")
public final class JetsPlugin implements ModelPlugin {
  private final TorchBackend torch;
  private final List<TextFrontEnd> frontEnds;

  @Activate
  public JetsPlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds) {
    this.torch = torch;
    this.frontEnds = frontEnds;
  }

  @Override
  public boolean reads(Config config) {
    return config.get("model.variance_predictor") != null && config.get("model.hifigan") != null;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    JetsConfig config = checkpoint.config(JetsConfig.class);
    TextFrontEnd frontEnd = TextFrontEnd.named(config.frontEnd(), frontEnds, checkpoint.name());
    return torch.load(checkpoint, device, weights -> new JetsModel(config, frontEnd, weights));
  }
}
