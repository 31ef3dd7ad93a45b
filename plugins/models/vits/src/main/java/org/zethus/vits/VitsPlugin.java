package org.zethus.vits;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** Offers VITS to recipes and the command line: text to speech, and its speakers' voices. */
@Component
@PluginId("vits")
@PluginEngine("pytorch")
public final class VitsPlugin implements ModelPlugin {
  private final TorchBackend torch;
  private final List<TextFrontEnd> frontEnds;

  @Activate
  public VitsPlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds) {
    this.torch = torch;
    this.frontEnds = frontEnds;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    VitsConfig voice = VitsConfig.of(checkpoint);
    TextFrontEnd frontEnd = TextFrontEnd.named(voice.frontEnd(), frontEnds, checkpoint.name());
    return torch.load(checkpoint, device, weights -> new VitsModel(voice, frontEnd, weights));
  }
}
