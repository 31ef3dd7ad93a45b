package org.zethus.valle;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.LinearForm;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.InstalledCodecs;

/** Offers VALL-E to recipes and the command line. */
@Component
@PluginId(ValleCheckpoint.ID)
@PluginEngine("pytorch")
public final class VallePlugin implements ModelPlugin {
  private final TorchBackend torch;
  private final List<TextFrontEnd> frontEnds;
  private final InstalledCodecs codecs;

  @Activate
  public VallePlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds,
      @Reference(policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, CodecPlugin>> codecs) {
    this.torch = torch;
    this.frontEnds = frontEnds;
    this.codecs = new InstalledCodecs(codecs);
  }

  @Override
  public boolean reads(Config config) {
    return config.get("model.audio_token_num") != null
        && config.get("model.text_token_num") != null;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    ValleCheckpoint config = ValleCheckpoint.of(checkpoint);
    TextFrontEnd frontEnd = TextFrontEnd.named(config.frontEnd(), frontEnds, checkpoint.name());
    Checkpoint codecFiles = checkpoint.within(ValleCheckpoint.CODEC);
    Codec codec = codecs.of(codecFiles).load(codecFiles, device);
    try {
      LinearForm form = LinearForm.of(config.storage());
      return torch.load(
          checkpoint,
          device,
          weights -> new ValleModel(config, frontEnd, codec, weights.linear(form)));
    } catch (RuntimeException | Error e) {
      codec.close();
      throw e;
    }
  }
}
