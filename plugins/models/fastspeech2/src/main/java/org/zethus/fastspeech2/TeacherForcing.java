package org.zethus.fastspeech2;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchInstance;
import org.zethus.torch.tts.JoinedUtterance;

/** Writes a manifest of mel frames made with the recordings' durations, pitch and energy. */
final class TeacherForcing extends TorchInstance implements Preprocessor {
  private final RunContext context;
  private final FastSpeech2Config config;
  private final Vocabulary vocabulary;
  private final FastSpeech2 network;

  TeacherForcing(RunContext context, Voice voice, StateDict weights) {
    super(weights);
    this.context = context;
    this.config = voice.network();
    this.vocabulary = Vocabulary.of(config);
    this.network = new FastSpeech2(config, weights);
  }

  @Override
  public Manifest process() {
    Corpus corpus = Corpus.read(context, config.features());
    List<Utterance> made = new ArrayList<>();
    for (Corpus.Item item : corpus.items()) {
      context.cancel().throwIfCancelled();
      String path = "mel/" + item.utterance().id() + ".safetensors";
      Tensor mel = call(manager -> mel(manager, item));
      SafeTensors.write(context.output().resolve(path), Map.of(JoinedUtterance.MEL, mel), Map.of());
      made.add(item.utterance().withFiles(Map.of(JoinedUtterance.MEL, path)));
      context.progress().report(made.size(), corpus.items().size(), item.utterance().id());
    }
    Manifest manifest = new Manifest(context.output(), made);
    manifest.write();
    return manifest;
  }

  private Tensor mel(NDManager manager, Corpus.Item item) {
    Batch batch = Batch.read(List.of(item), vocabulary);
    FastSpeech2.Output output = network.teach(batch.phones(manager), batch.targets(manager));
    return Tensor.of(output.values(), vocabulary.melBins(), item.frames());
  }
}
