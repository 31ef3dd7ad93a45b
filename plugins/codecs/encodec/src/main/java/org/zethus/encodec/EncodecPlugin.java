package org.zethus.encodec;

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
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.TorchCodec;

/** Offers EnCodec to recipes. */
@Component
@PluginId(EncodecPlugin.ID)
@PluginEngine("pytorch")
public final class EncodecPlugin implements CodecPlugin {
  static final String ID = "encodec";

  private final TorchBackend torch;

  @Activate
  public EncodecPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    EncodecConfig config = checkpoint.config(EncodecConfig.class);
    Segments segments = config.segments();
    if (segments == null && config.normalize()) {
      throw new ZethusException(
          "%s: normalize needs chunk_length_s, since loudness is coded with each segment"
              .formatted(checkpoint));
    }
    return torch.load(
        checkpoint,
        device,
        weights -> {
          Encodec encodec = new Encodec(weights, config);
          return segments == null
              ? whole(weights, config.format(), encodec)
              : cut(weights, new SegmentedEncodec(encodec, config, segments));
        });
  }

  private static TorchCodec whole(StateDict weights, CodecFormat format, Encodec encodec) {
    int second = (int) Math.ceil(format.frameRate()); // longer ago, its LSTM has forgotten
    return new TorchCodec(ID, weights, format, second, encodec);
  }

  private static TorchCodec cut(StateDict weights, SegmentedEncodec encodec) {
    return new TorchCodec(ID, weights, encodec.format(), encodec.contextFrames(), encodec);
  }

  @Override
  public boolean reads(Config config) {
    return config.get("target_bandwidths") != null && config.get("upsampling_ratios") != null;
  }
}
