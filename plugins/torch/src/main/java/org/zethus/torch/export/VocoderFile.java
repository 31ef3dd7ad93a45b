package org.zethus.torch.export;

import java.nio.file.Path;
import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;

/** A vocoder that stands alone: {@code mels} (1, mel bins, T) in, samples out. */
public final class VocoderFile {
  private VocoderFile() {}

  /**
   * Writes one whose graph ends in samples, {@code audio} (1, 1, N), as sherpa-onnx runs HiFi-GAN.
   *
   * @return the files
   */
  public static List<Path> write(
      VocoderGraph vocoder, Checkpoint checkpoint, ExportRequest request) {
    OnnxFiles files = new OnnxFiles(request);
    MelSpec spec = vocoder.melSpec(checkpoint);
    Graph graph = new Graph(vocoder.id());
    Value audio = vocoder.samples(checkpoint, mels(graph, spec));
    graph.output("audio", audio, DType.F32, "1", "1", "samples");
    graph.metadata("model_type", "hifigan").metadata("sample_rate", spec.sampleRate());
    return files.graph(graph).written();
  }

  /** {@return the input of a vocoder's graph} */
  public static Value mels(Graph graph, MelSpec spec) {
    return graph.input("mels", DType.F32, "1", String.valueOf(spec.melBins()), "frames");
  }
}
