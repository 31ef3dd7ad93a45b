package org.zethus.facodec.plachta;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;

/** Offers FAcodec to recipes and the command line. */
@Component
@PluginId(PlachtaPlugin.ID)
@PluginEngine("pytorch")
public final class PlachtaPlugin implements CodecPlugin {
  static final String ID = "facodec-plachta";

  private final TorchBackend torch;

  @Activate
  public PlachtaPlugin(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  /** What counts of a config as the reference has it. */
  record Published(@Default("{}") PlachtaConfig modelParams) {}

  @Override
  public Codec load(Checkpoint checkpoint, Device device) {
    return load(torch, checkpoint, device);
  }

  static PlachtaModel load(TorchBackend torch, Checkpoint checkpoint, Device device) {
    PlachtaConfig config = checkpoint.config(Published.class).modelParams();
    return torch.load(checkpoint, device, weights -> new PlachtaModel(weights, config));
  }

  @Override
  public boolean reads(Config config) {
    return wrote(config);
  }

  /** {@return whether a config has keys that only FAcodec's have} */
  static boolean wrote(Config config) {
    return config.get("model_params.DAC") != null
        && config.get("model_params.n_c_codebooks") != null;
  }
}
