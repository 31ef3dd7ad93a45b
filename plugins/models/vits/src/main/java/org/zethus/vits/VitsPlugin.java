package org.zethus.vits;

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
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;
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
    SymbolReader reader =
        Published.of(checkpoint)
            .map(published -> published.reader(new Espeak()))
            .orElseGet(() -> ours(voice, checkpoint.name()));
    return torch.load(checkpoint, device, weights -> new VitsModel(voice, reader, weights));
  }

  private SymbolReader ours(VitsConfig voice, String checkpoint) {
    return SymbolReader.of(
        TextFrontEnd.named(voice.frontEnd(), frontEnds, checkpoint),
        new SymbolTable(voice.symbols()));
  }

  @Override
  public boolean reads(Config config) {
    return Repository.wrote(config)
        || config.get("model.inter_channels") != null && config.get("symbols") != null;
  }
}
