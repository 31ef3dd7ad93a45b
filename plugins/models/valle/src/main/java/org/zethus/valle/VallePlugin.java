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
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.LinearForm;
import org.zethus.torch.TorchBackend;

/** Offers VALL-E to recipes and the command line. */
@Component
@PluginId(ValleCheckpoint.ID)
@PluginEngine("pytorch")
public final class VallePlugin implements ModelPlugin {
  private static final String ID = "plugin.id"; // the service property that @PluginId sets

  private final TorchBackend torch;
  private final List<TextFrontEnd> frontEnds;
  private final List<Map.Entry<Map<String, Object>, CodecPlugin>> codecs;

  @Activate
  public VallePlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds,
      @Reference(policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, CodecPlugin>> codecs) {
    this.torch = torch;
    this.frontEnds = frontEnds;
    this.codecs = codecs;
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
    Codec codec = codec(codecFiles).load(codecFiles, device);
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

  /** The installed codec that a config names, or that knows it. */
  private CodecPlugin codec(Checkpoint checkpoint) {
    Config config = checkpoint.config();
    String named = String.valueOf(config.get("model_type"));
    return codecs.stream()
        .filter(entry -> named.equals(id(entry)) || entry.getValue().reads(config))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "%s is of the codec '%s', which is not installed; there are %s"
                        .formatted(
                            checkpoint.name(),
                            named,
                            codecs.stream().map(VallePlugin::id).sorted().toList())));
  }

  private static String id(Map.Entry<Map<String, Object>, CodecPlugin> codec) {
    return String.valueOf(codec.getKey().get(ID));
  }
}
