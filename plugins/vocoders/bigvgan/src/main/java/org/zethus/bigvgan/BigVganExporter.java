package org.zethus.bigvgan;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.export.VocoderExporter;

/** Offers to write BigVGAN for other programs. */
@Component(service = {ExporterPlugin.class, VocoderGraph.class})
@PluginId("bigvgan")
@PluginEngine("pytorch")
public final class BigVganExporter extends VocoderExporter {
  @Activate
  public BigVganExporter(@Reference TorchBackend torch) {
    super("bigvgan", torch);
  }

  @Override
  protected Network network(Config checkpoint) {
    BigVganConfig config = BigVganConfig.read(checkpoint);
    int melBins = config.mel().melBins();
    return new Network(
        config.mel(),
        (weights, mel) -> new BigVgan(weights, melBins, config.model().bigvgan()).forward(mel));
  }
}
