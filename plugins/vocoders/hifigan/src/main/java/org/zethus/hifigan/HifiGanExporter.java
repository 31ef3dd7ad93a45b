package org.zethus.hifigan;

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
import org.zethus.torch.hifigan.Generator;

/** Offers to write HiFi-GAN for other programs. */
@Component(service = {ExporterPlugin.class, VocoderGraph.class})
@PluginId("hifigan")
@PluginEngine("pytorch")
public final class HifiGanExporter extends VocoderExporter {
  @Activate
  public HifiGanExporter(@Reference TorchBackend torch) {
    super("hifigan", torch);
  }

  @Override
  protected Network network(Config checkpoint) {
    HifiGanConfig config = HifiGanConfig.read(checkpoint);
    int melBins = config.mel().melBins();
    return new Network(
        config.mel(),
        (weights, mel) ->
            Generator.vocoder(weights, melBins, config.model().hifigan()).forward(mel, null));
  }
}
