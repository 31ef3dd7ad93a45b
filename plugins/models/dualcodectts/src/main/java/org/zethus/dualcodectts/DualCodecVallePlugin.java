package org.zethus.dualcodectts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import org.zethus.torch.LinearForm;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.InstalledCodecs;

/** Offers VALL-E on DualCodec to recipes and the command line: text to speech from a prompt. */
@Component
@PluginId(VoiceConfig.ID)
@PluginEngine("pytorch")
public final class DualCodecVallePlugin implements ModelPlugin {
  private static final String DUALCODEC = "dualcodec";

  private final TorchBackend torch;
  private final InstalledCodecs codecs;

  @Activate
  public DualCodecVallePlugin(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY)
          List<Map.Entry<Map<String, Object>, CodecPlugin>> codecs) {
    this.torch = torch;
    this.codecs = new InstalledCodecs(codecs);
  }

  @Override
  public boolean reads(Config config) {
    return config.get("model.ar.speech_vocab_size") != null && config.get("model.nar") != null;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    VoiceConfig config = VoiceConfig.of(checkpoint);
    TextIds textIds = TextIds.of(config, checkpoint);
    Codec codec = codec(checkpoint, device);
    try {
      LinearForm form = LinearForm.of(config.storage());
      Function<StateDict, Model> build =
          weights -> new DualCodecValleModel(config, textIds, codec, weights.linear(form));
      return PublishedFiles.are(checkpoint)
          ? torch.load(checkpoint, PublishedFiles.NETWORKS, device, build)
          : torch.load(checkpoint, device, build);
    } catch (RuntimeException | Error e) {
      codec.close();
      throw e;
    }
  }

  private Codec codec(Checkpoint checkpoint, Device device) {
    if (PublishedFiles.are(checkpoint)) {
      return codecs
          .named(DUALCODEC, checkpoint.name())
          .load(PublishedFiles.codec(checkpoint), device);
    }
    Checkpoint files = checkpoint.within(VoiceTrainer.CODEC);
    return codecs.of(files).load(files, device);
  }
}
