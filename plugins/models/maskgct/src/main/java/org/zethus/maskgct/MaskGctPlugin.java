package org.zethus.maskgct;

import java.util.List;
import java.util.function.Function;
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
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Offers MaskGCT to recipes and the command line: text to speech in the voice of a prompt. */
@Component
@PluginId(MaskGctConfig.ID)
@PluginEngine("pytorch")
public final class MaskGctPlugin implements ModelPlugin {
  private final TorchBackend torch;
  private final List<TextFrontEnd> frontEnds;

  @Activate
  public MaskGctPlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds) {
    this.torch = torch;
    this.frontEnds = frontEnds;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    MaskGctConfig config = PublishedFiles.config(checkpoint);
    Pronunciation pronunciation =
        config.symbols().isEmpty()
            ? Pronunciation.published(new Espeak())
            : Pronunciation.trained(
                TextFrontEnd.named(config.frontEnd(), frontEnds, checkpoint.name()),
                new SymbolTable(config.symbols()));
    LinearForm form = LinearForm.of(config.storage());
    Function<StateDict, Model> build =
        weights -> new MaskGctModel(config, pronunciation, weights.linear(form));
    return PublishedFiles.are(checkpoint)
        ? torch.load(checkpoint.name(), PublishedFiles.weights(checkpoint), device, build)
        : torch.load(checkpoint, device, build);
  }

  @Override
  public boolean reads(Config config) {
    return config.get("model.t2s_model") != null && config.get("model.s2a_model") != null;
  }
}
