package org.zethus.torch.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/**
 * Writes a vocoder into the graphs of models whose frames it makes sound of, or into one of its
 * own: {@code mels} (1, mel bins, T) in, samples out.
 */
public abstract class VocoderExporter implements ExporterPlugin, VocoderGraph {
  private final String id;
  private final TorchBackend torch;

  /**
   * A vocoder as its checkpoint's config describes it.
   *
   * @param mel the frames it was trained on
   * @param samples (1, 1, N) of its weights and log-mel frames (1, mel bins, T)
   */
  public record Network(MelSpec mel, BiFunction<StateDict, Value, Value> samples) {}

  /**
   * An exporter.
   *
   * @param id the plugin's
   */
  protected VocoderExporter(String id, TorchBackend torch) {
    this.id = id;
    this.torch = torch;
  }

  /**
   * {@return what a checkpoint's config describes}
   *
   * @throws org.zethus.api.plugin.ZethusException if it is not of this vocoder
   */
  protected abstract Network network(Config config);

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final MelSpec melSpec(Checkpoint checkpoint) {
    return network(checkpoint.config()).mel();
  }

  @Override
  public final Value samples(Checkpoint checkpoint, Value mel) {
    Network network = network(checkpoint.config());
    return torch.use(checkpoint, weights -> network.samples().apply(weights, mel));
  }

  /** Writes a graph that ends in samples, {@code audio} (1, 1, N), as sherpa-onnx runs HiFi-GAN. */
  @Override
  public List<Path> export(Checkpoint checkpoint, ExportRequest request) {
    OnnxFiles files = new OnnxFiles(request);
    MelSpec spec = melSpec(checkpoint);
    Graph graph = new Graph(id);
    Value audio = samples(checkpoint, mels(graph, spec));
    graph.output("audio", audio, DType.F32, "1", "1", "samples");
    graph.metadata("model_type", "hifigan").metadata("sample_rate", spec.sampleRate());
    return files.graph(graph).written();
  }

  /** {@return the input of a vocoder's graph} */
  protected static Value mels(Graph graph, MelSpec spec) {
    return graph.input("mels", DType.F32, "1", String.valueOf(spec.melBins()), "frames");
  }
}
