package org.zethus.speechtokenizer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.TorchCodec;

/** Offers SpeechTokenizer to recipes. */
@Component
@PluginId("speechtokenizer")
@PluginEngine("pytorch")
public final class SpeechTokenizerPlugin implements CodecPlugin {
  private final TorchBackend torch;

  @Activate
  public SpeechTokenizerPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    SpeechTokenizerConfig config = checkpoint.config(SpeechTokenizerConfig.class);
    CodecFormat format = config.format();
    int second = (int) Math.ceil(format.frameRate()); // longer ago, its LSTM has forgotten
    return torch.load(
        checkpoint,
        device,
        weights ->
            new TorchCodec(
                "speechtokenizer", weights, format, second, new SpeechTokenizer(weights, config)));
  }

  @Override
  public boolean reads(Config config) {
    return config.get("semantic_dimension") != null && config.get("strides") != null;
  }
}
