package org.zethus.fastspeech2;

import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.text.PhoneList;
import org.zethus.text.SymbolTable;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.export.OnnxFiles;
import org.zethus.torch.export.SpeechGraph;

/** Offers to write FastSpeech 2 and its vocoder as one graph: phones in, a waveform out. */
@Component
@PluginId("fastspeech2")
@PluginEngine("pytorch")
public final class FastSpeech2Exporter implements ExporterPlugin {
  private final TorchBackend torch;
  private final List<VocoderGraph> vocoders;

  @Activate
  public FastSpeech2Exporter(
      @Reference TorchBackend torch,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<VocoderGraph> vocoders) {
    this.torch = torch;
    this.vocoders = vocoders;
  }

  @Override
  public List<Path> export(Checkpoint checkpoint, ExportRequest request) {
    OnnxFiles files = new OnnxFiles(request);
    Voice voice = Voice.of(checkpoint);
    org.zethus.api.voice.Voice.Part part = request.vocoder();
    if (part == null) {
      throw new ZethusException(
          "fastspeech2 makes frames, and a graph that speaks needs a vocoder's too; name its"
              + " checkpoint with --vocoder");
    }
    VocoderGraph vocoder = vocoder(part.plugin());
    vocoder.melSpec(part.checkpoint()).requireSame(voice.mel(), "the model to export");
    SpeechGraph.Layout layout = SpeechGraph.Layout.of(voice.frontEnd());
    SpeechGraph speech = new SpeechGraph(described(voice, layout));
    Value mel =
        torch.use(
            checkpoint,
            weights ->
                new FastSpeech2(voice.network(), weights)
                    .infer(
                        speech.phones(),
                        speech.speaker(),
                        speech.lengthScale(),
                        leastFrames(voice, speech.phones())));
    speech.write(vocoder.samples(part.checkpoint(), mel), files);
    if (layout == SpeechGraph.Layout.LEXICON) {
      files.beside("lexicon.txt", PhoneList.of(new SymbolTable(voice.network().symbols())));
    }
    return files.written();
  }

  private VocoderGraph vocoder(String id) {
    return vocoders.stream()
        .filter(vocoder -> vocoder.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "the vocoder '%s' cannot be written into a graph; there are %s"
                        .formatted(id, vocoders.stream().map(VocoderGraph::id).sorted().toList())));
  }

  private static SpeechGraph.Voice described(Voice voice, SpeechGraph.Layout layout) {
    FastSpeech2Config network = voice.network();
    boolean several = network.train().multiSpeakerTraining();
    return new SpeechGraph.Voice(
        "fastspeech2",
        layout,
        network.symbols(),
        several ? network.speakers() : List.of(""),
        voice.mel().sampleRate(),
        0,
        0,
        1);
  }

  private static Value leastFrames(Voice voice, Value phones) {
    List<String> symbols = voice.network().symbols();
    float[] least = new float[symbols.size()];
    for (int id = 0; id < least.length; id++) {
      least[id] = SymbolTable.leastFrames(symbols.get(id));
    }
    return phones.graph().constant(Tensor.of(least, least.length)).gather(0, phones.squeeze(0));
  }
}
