package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.AdversarialUpdates.Attempt;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains on the inputs {@code utterances} and {@code audio}: from nothing, or from the input {@code
 * checkpoint}, which may have had other symbols and speakers.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 3.2</a>
 */
final class VitsTrainer implements Trainer, TrainingTask<Batch> {
  private final RunContext context;
  private final VitsTrainerConfig config;
  private final Split<Corpus.Item> corpus;
  private final VitsConfig voice;
  private final Vocabulary vocabulary;
  private final LinearSpectrogram spectrogram;
  private final StateDict weights;
  private final Vits vits;
  private final VitsLosses losses;
  private final BatchPlan plan;
  private final AdversarialUpdates updates;

  /**
   * A batch with what the generator made of it.
   *
   * @param learned what it made, and what its losses need
   * @param real the recorded pieces, (B, samples)
   * @param mel of the recorded pieces, (B, T, mel bins)
   */
  private record Taken(Vits.Learned learned, NDArray real, NDArray mel, VitsLosses losses)
      implements Attempt {
    @Override
    public NDArray fake() {
      return learned.audio();
    }

    @Override
    public Losses reconstruction() {
      return losses.reconstruction(learned, mel);
    }
  }

  private VitsTrainer(
      RunContext context,
      VitsTrainerConfig config,
      Corpus corpus,
      VitsConfig voice,
      StateDict weights,
      TorchBackend torch) {
    this.context = context;
    this.config = config;
    this.voice = voice;
    this.weights = weights;
    vocabulary = Vocabulary.of(voice);
    spectrogram = new LinearSpectrogram(voice.mel());
    this.corpus = config.holdOut().split(corpus.items());
    vits = new Vits(weights, voice.bins(), voice.network(), voice.decoder());
    weights.requireComplete();
    losses = new VitsLosses(weights.manager(), voice.mel(), config.losses());
    long[] frames = this.corpus.learned().stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, config.train().batchSize(), context.seed());
    updates =
        AdversarialUpdates.create(
            context,
            torch,
            weights,
            theirs -> new VitsAdversary(config.discriminators().build(theirs)),
            (moved, steps) -> config.optimizer(moved),
            config.train().lastStep(plan.batchesPerEpoch()),
            0);
  }

  /** {@return a trainer that has looked at its corpus} */
  static VitsTrainer open(RunContext context, VitsTrainerConfig config, TorchBackend torch) {
    Corpus all = Corpus.read(context, config.mel());
    Start start = Start.of(context, config, all);
    Corpus corpus = all.alignable(Vocabulary.of(start.voice()), context);
    StateDict weights = start.open(torch, context.device());
    try {
      return new VitsTrainer(context, config, corpus, start.voice(), weights, torch);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  public void train() {
    TrainingLoop.run(context, config.train(), this);
  }

  @Override
  public StateDict model() {
    return weights;
  }

  @Override
  public Map<String, StateDict> companions() {
    return updates.companions();
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    return updates.optimizers();
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    int piece = config.pieceFrames();
    return read(
        Arrays.stream(items).mapToObj(corpus.learned()::get).toList(),
        frames -> random.nextInt(Math.max(1, frames - piece + 1)));
  }

  private Batch read(List<Corpus.Item> items, ToIntFunction<Integer> start) {
    return Batch.read(items, vocabulary, spectrogram, config.pieceFrames(), start);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    return updates.step(batches, this::attempt);
  }

  private Attempt attempt(Batch batch) {
    NDManager manager = weights.manager();
    Vits.Recordings recordings = batch.recordings(manager);
    NDArray pieces = batch.pieces(manager, config.pieceFrames());
    NDArray mel = losses.recordedMel(Kernels.columns(recordings.linear(), pieces));
    Vits.Learned made = vits.learn(batch.text(manager), recordings, pieces, Noise.TORCH);
    return new Taken(made, batch.audio(manager), mel, losses);
  }

  /** From the middle of each utterance, so that every validation hears the same. */
  @Override
  public Map<String, Double> validate() {
    int piece = config.pieceFrames();
    return corpus.validate(
        config.train().batchSize(),
        context.cancel(),
        items -> attempt(read(items, frames -> Math.max(0, frames - piece) / 2)).reconstruction());
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item : corpus.sampled()) {
      context.cancel().throwIfCancelled();
      Vits.Text text = read(List.of(item), frames -> 0).text(weights.manager());
      float[] audio =
          Scope.run(() -> Tensors.floats(vits.infer(text, voice.inference(), Noise.TORCH).audio()));
      samples.audio(item.utterance().id(), Waveform.mono(voice.mel().sampleRate(), audio));
    }
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, voice.toConfig(), weights.toTensors(config.halfPrecision()));
  }

  @Override
  public void close() {
    updates.close();
    weights.close();
  }
}
