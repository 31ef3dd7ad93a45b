package org.zethus.fastspeech2;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.text.SymbolTable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.train.CorpusTrainer;
import org.zethus.torch.train.Samples;

/**
 * Trains on the inputs {@code utterances}, {@code mel}, {@code pitch}, {@code energy} and {@code
 * durations}: from nothing, or from the input {@code checkpoint}, whose symbols it then keeps.
 */
final class FastSpeech2Trainer extends CorpusTrainer<Corpus.Item, Batch> {
  /** The input to start from, where there is one. */
  static final String CHECKPOINT = "checkpoint";

  private final FastSpeech2TrainerConfig config;
  private final Voice voice;
  private final Vocabulary vocabulary;
  private final FastSpeech2 network;

  private FastSpeech2Trainer(
      RunContext context,
      FastSpeech2TrainerConfig config,
      Corpus corpus,
      Voice voice,
      StateDict weights,
      FastSpeech2 network) {
    super(
        context,
        config.train(),
        config.holdOut().split(corpus.items()),
        Corpus.Item::frames,
        weights);
    this.config = config;
    this.voice = voice;
    this.network = network;
    vocabulary = Vocabulary.of(voice.network());
  }

  /** {@return a trainer that has read its corpus} */
  static FastSpeech2Trainer open(
      RunContext context, FastSpeech2TrainerConfig config, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : null;
    Voice before = start == null ? null : Voice.of(start);
    Corpus corpus =
        Corpus.read(context, before == null ? config.features() : before.network().features());
    Voice fresh = Voice.of(config, corpus);
    Voice voice = before == null ? fresh : fresh.continuing(before);
    StateDict weights =
        torch.open(
            start == null
                ? Checkpoint.untrained("fastspeech2", voice.toConfig(), context.seed())
                : start,
            context.device());
    try {
      FastSpeech2 network = new FastSpeech2(voice.network(), weights);
      config.frozen().forEach(weights::freeze);
      return new FastSpeech2Trainer(context, config, corpus, voice, weights, network);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  protected Batch lesson(List<Corpus.Item> items, Random random) {
    return Batch.read(items, vocabulary);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    return minimize(batches, this::losses);
  }

  private Losses losses(Batch batch) {
    NDManager manager = model().manager();
    Phones phones = batch.phones(manager);
    Targets targets = batch.targets(manager);
    return FastSpeech2Losses.of(
        network.teach(phones, targets), targets, batch.mel(manager), phones.mask());
  }

  @Override
  public Map<String, Double> validate() {
    return heldOut(items -> losses(Batch.read(items, vocabulary)));
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item : corpus().sampled()) {
      context().cancel().throwIfCancelled();
      samples.mel(item.utterance().id(), Scope.run(() -> speak(item)));
    }
  }

  private MelFrames speak(Corpus.Item item) {
    Phones phones = Batch.read(List.of(item), vocabulary).phones(model().manager());
    int[] least = item.utterance().phones().stream().mapToInt(SymbolTable::leastFrames).toArray();
    Controls asTrained = new Controls(1, 1, 1, new int[][] {least});
    return network.infer(phones, asTrained).frames(voice.mel());
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, voice.toConfig(), model().toTensors(config.halfPrecision()));
  }
}
