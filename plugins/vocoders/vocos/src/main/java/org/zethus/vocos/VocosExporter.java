package org.zethus.vocos;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.export.OnnxFiles;
import org.zethus.torch.export.VocoderExporter;
import org.zethus.torch.nn.Spectrum;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.Vocos;

/**
 * Offers to write Vocos for other programs, as sherpa-onnx runs it: {@code mels} in, the spectrum
 * out as {@code mag}, {@code x} and {@code y} (1, bins, T), which is inverted outside the graph. It
 * centres frames, so a vocoder that was trained with {@code same} padding sounds half a hop
 * earlier.
 */
@Component(service = {ExporterPlugin.class, VocoderGraph.class})
@PluginId("vocos")
@PluginEngine("pytorch")
public final class VocosExporter extends VocoderExporter {
  private static final String[] SHAPE = {"1", "bins", "frames"};

  private final TorchBackend torch;

  @Activate
  public VocosExporter(@Reference TorchBackend torch) {
    super("vocos", torch);
    this.torch = torch;
  }

  @Override
  protected Network network(Config checkpoint) {
    VocosConfig config = VocosConfig.read(checkpoint);
    return new Network(
        config.mel(),
        (weights, mel) ->
            new Vocos(weights, config.model().vocos()).forwardWhole(config.scaling().apply(mel)));
  }

  @Override
  public List<Path> export(Checkpoint checkpoint, ExportRequest request) {
    OnnxFiles files = new OnnxFiles(request);
    VocosConfig config = VocosConfig.read(checkpoint.config());
    NetworkConfig network = config.model().vocos();
    Graph graph = new Graph("vocos");
    Value mels = config.scaling().apply(mels(graph, config.mel()));
    Spectrum spectrum =
        torch.use(checkpoint, weights -> new Vocos(weights, network).spectrum(mels));
    graph.output("mag", spectrum.magnitudes(), DType.F32, SHAPE);
    graph.output("x", spectrum.cosines(), DType.F32, SHAPE);
    graph.output("y", spectrum.sines(), DType.F32, SHAPE);
    graph
        .metadata("model_type", "vocos")
        .metadata("sample_rate", config.mel().sampleRate())
        .metadata("n_fft", network.nFft())
        .metadata("hop_length", network.hopSize())
        .metadata("win_length", network.nFft())
        .metadata("center", 1)
        .metadata("normalized", 0)
        .metadata("window_type", "hann")
        .metadata("pad_mode", "reflect");
    return files.graph(graph).written();
  }
}
