package org.zethus.hifigan;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.export.VocoderFile;

/** Offers to write HiFi-GAN for other programs. */
@Component
@PluginId("hifigan")
@PluginEngine("pytorch")
public final class HifiGanExporter implements ExporterPlugin {
  private final TorchBackend torch;

  @Activate
  public HifiGanExporter(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public List<Path> export(Checkpoint checkpoint, ExportRequest request) {
    return VocoderFile.write(new HifiGanGraph(torch), checkpoint, request);
  }
}
