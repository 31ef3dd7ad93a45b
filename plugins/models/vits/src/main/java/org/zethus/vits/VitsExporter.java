package org.zethus.vits;

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
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.text.PhoneList;
import org.zethus.text.SymbolTable;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.export.OnnxFiles;
import org.zethus.torch.export.SpeechGraph;

/** Offers to write VITS for other programs: phones in, a waveform out. */
@Component
@PluginId("vits")
@PluginEngine("pytorch")
public final class VitsExporter implements ExporterPlugin {
  private final TorchBackend torch;

  @Activate
  public VitsExporter(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public List<Path> export(Checkpoint checkpoint, ExportRequest request) {
    OnnxFiles files = new OnnxFiles(request);
    VitsConfig config = VitsConfig.of(checkpoint);
    SpeechGraph.Layout layout =
        Published.of(checkpoint).isPresent()
            ? SpeechGraph.Layout.ESPEAK
            : SpeechGraph.Layout.of(config.frontEnd());
    SpeechGraph speech = new SpeechGraph(voice(config, layout));
    Value ids = speech.phones();
    Value symbols = config.reading().addBlank() ? withBlanks(ids) : ids;
    Value audio =
        torch.use(
            checkpoint,
            weights ->
                new Vits(weights, config.bins(), config.network(), config.decoder())
                    .infer(symbols, speech, config.inference().maxLen()));
    speech.write(audio, files);
    if (layout == SpeechGraph.Layout.LEXICON) {
      files.beside("lexicon.txt", PhoneList.of(new SymbolTable(config.symbols())));
    }
    return files.written();
  }

  private static SpeechGraph.Voice voice(VitsConfig config, SpeechGraph.Layout layout) {
    return new SpeechGraph.Voice(
        "vits",
        layout,
        config.symbols(),
        config.network().nSpeakers() == 0 ? List.of("") : config.speakers(),
        config.mel().sampleRate(),
        config.inference().noiseScale(),
        config.inference().noiseScaleW(),
        config.inference().lengthScale());
  }

  /** A blank before, between and behind the symbols of (1, P), as {@link Vocabulary#ids}. */
  private static Value withBlanks(Value ids) {
    Graph graph = ids.graph();
    Value column = ids.expandDims(2);
    Value pairs = column.mul(graph.integer(0)).concat(column, 2).reshape(1, -1);
    return pairs.concat(graph.integers(0).expandDims(0), 1);
  }
}
