package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains on the inputs {@code utterances} and {@code audio}: from nothing, or from the input {@code
 * checkpoint}, which may have had other symbols and speakers.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 3.2</a>
 */
final class VitsTrainer implements Trainer, TrainingTask<Batch> {
  private static final String GENERATOR = "generator";
  private static final String DISCRIMINATORS = "discriminators";

  private final RunContext context;
  private final VitsTrainerConfig config;
  private final List<Corpus.Item> learned;
  private final List<Corpus.Item> heldOut;
  private final VitsConfig voice;
  private final Vocabulary vocabulary;
  private final LinearSpectrogram spectrogram;
  private final StateDict weights;
  private final Vits vits;
  private final VitsLosses losses;
  private final BatchPlan plan;
  private final Optimizer optimizer;
  private final Opponents opponents;

  /**
   * A batch with what the generator made of it.
   *
   * @param learned what it made, and what its losses need
   * @param real the recorded pieces, (B, samples)
   * @param mel of the recorded pieces, (B, T, mel bins)
   */
  private record Attempt(Vits.Learned learned, NDArray real, NDArray mel) {}

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
    learned = corpus.learned(config.validUtterances());
    heldOut = corpus.heldOut(config.validUtterances());
    vits = new Vits(weights, voice.bins(), voice.network(), voice.decoder());
    weights.requireComplete();
    losses = new VitsLosses(weights.manager(), voice.mel(), config.losses());
    long[] frames = learned.stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, config.train().batchSize(), context.seed());
    optimizer =
        new AdamW(
            weights,
            config.optimisation().adamW(),
            config.optimisation().schedule(),
            config.train().gradClipThresh());
    opponents = Opponents.create(context, config, torch);
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
    return Map.of(DISCRIMINATORS, opponents.weights());
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put(GENERATOR, optimizer);
    optimizers.put(DISCRIMINATORS, opponents.optimizer());
    return optimizers;
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    int piece = config.pieceFrames();
    return read(
        Arrays.stream(items).mapToObj(learned::get).toList(),
        frames -> random.nextInt(Math.max(1, frames - piece + 1)));
  }

  private Batch read(List<Corpus.Item> items, ToIntFunction<Integer> start) {
    return Batch.read(items, vocabulary, spectrogram, config.pieceFrames(), start);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    List<Attempt> attempts = batches.stream().map(this::attempt).toList();
    Map<String, Double> ofDiscriminators =
        opponents.optimizer().minimize(attempts, this::discriminatorLosses);
    Map<String, Double> values = optimizer.minimize(attempts, this::generatorLosses);
    values.putAll(ofDiscriminators);
    return values;
  }

  private Attempt attempt(Batch batch) {
    NDManager manager = weights.manager();
    Vits.Recordings recordings = batch.recordings(manager);
    NDArray pieces = batch.pieces(manager, config.pieceFrames());
    NDArray mel = losses.recordedMel(Kernels.columns(recordings.linear(), pieces));
    Vits.Learned made = vits.learn(batch.text(manager), recordings, pieces, Noise.TORCH);
    return new Attempt(made, batch.audio(manager), mel);
  }

  private Losses discriminatorLosses(Attempt attempt) {
    NDArray fake = attempt.learned().audio().stopGradient();
    Opponents.Opinions opinions = opponents.judgeBoth(attempt.real(), fake);
    return VitsLosses.discriminator(opinions.real(), opinions.fake());
  }

  private Losses generatorLosses(Attempt attempt) {
    List<Judgement> ofReal = Autograd.inference(() -> opponents.judge(attempt.real()));
    List<Judgement> ofFake = opponents.judge(attempt.learned().audio());
    return losses.generator(attempt.learned(), attempt.mel(), ofReal, ofFake);
  }

  /** From the middle of each utterance, so that every validation hears the same. */
  @Override
  public Map<String, Double> validate() {
    Map<String, Double> means = new LinkedHashMap<>();
    int size = config.train().batchSize();
    int piece = config.pieceFrames();
    for (int from = 0; from < heldOut.size(); from += size) {
      List<Corpus.Item> items = heldOut.subList(from, Math.min(from + size, heldOut.size()));
      double share = (double) items.size() / heldOut.size();
      Batch batch = read(items, frames -> Math.max(0, frames - piece) / 2);
      Scope.run(
              () -> {
                Attempt attempt = attempt(batch);
                return losses.reconstruction(attempt.learned(), attempt.mel()).values();
              })
          .forEach((name, value) -> means.merge(name, share * value, Double::sum));
    }
    return means;
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item :
        heldOut.subList(0, Math.min(config.sampleUtterances(), heldOut.size()))) {
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
    opponents.close();
    optimizer.close();
    weights.close();
  }
}
