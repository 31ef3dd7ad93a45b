package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains a vocoder on the inputs {@code audio} and {@code mel} and what contours it asks for: from
 * nothing, or from the input {@code checkpoint}. First it matches recordings by its own losses
 * alone; from the configured step on it also plays against discriminators, if it has any. In each
 * step the discriminators move first, and the generator's output is computed once for both.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.4</a>
 */
public final class VocoderTrainer implements Trainer, TrainingTask<Crops> {
  private static final String CHECKPOINT = "checkpoint";
  private static final String GENERATOR = "generator";

  private final RunContext context;
  private final TrainableVocoder vocoder;
  private final VocoderSettings settings;
  private final List<VocoderCorpus.Item> learned;
  private final List<VocoderCorpus.Item> heldOut;
  private final StateDict weights;
  private final Imitator generator;
  private final BatchPlan plan;
  private final Optimizer optimizer;
  private final @Nullable Opponents opponents;

  /** Recordings, (B, samples), and their imitations. */
  private record Pair(NDArray real, Imitation fake) {}

  private VocoderTrainer(
      RunContext context,
      TrainableVocoder vocoder,
      VocoderCorpus corpus,
      StateDict weights,
      TorchBackend torch) {
    this.context = context;
    this.vocoder = vocoder;
    this.settings = vocoder.settings();
    this.weights = weights;
    learned = corpus.learned(settings.validUtterances());
    heldOut = corpus.heldOut(settings.validUtterances());
    generator = vocoder.generator(weights);
    weights.requireComplete();
    plan = BatchPlan.ofItems(learned.size(), settings.train().batchSize(), context.seed());
    long lastStep = settings.train().lastStep(plan.batchesPerEpoch());
    optimizer = settings.train().optimizer(weights, lastStep);
    long adversarialSteps = lastStep - settings.discriminatorStartStep();
    opponents =
        adversarialSteps > 0
            ? Opponents.create(
                context, vocoder::adversary, settings.train(), adversarialSteps, torch)
            : null;
  }

  /** {@return a trainer that has looked at its corpus} */
  public static VocoderTrainer open(
      RunContext context, TrainableVocoder vocoder, TorchBackend torch) {
    VocoderCorpus corpus =
        VocoderCorpus.read(context, vocoder.settings().mel(), vocoder.contours());
    StateDict weights = torch.open(start(context, vocoder), context.device());
    try {
      return new VocoderTrainer(context, vocoder, corpus, weights, torch);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  private static Checkpoint start(RunContext context, TrainableVocoder vocoder) {
    if (!context.inputs().contains(CHECKPOINT)) {
      return Checkpoint.untrained(vocoder.id(), Config.of(vocoder.network()), context.seed());
    }
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    Record found = vocoder.read(checkpoint.config());
    if (!found.equals(vocoder.network())) {
      throw new ZethusException(
          ("cannot go on from checkpoint '%s': it has %s, the recipe asks for %s. Give the recipe"
                  + " the checkpoint's sections preprocess and model.%s.")
              .formatted(checkpoint, Config.of(found), Config.of(vocoder.network()), vocoder.id()));
    }
    return checkpoint;
  }

  @Override
  public void train() {
    TrainingLoop.run(context, settings.train(), this);
  }

  @Override
  public StateDict model() {
    return weights;
  }

  @Override
  public Map<String, StateDict> companions() {
    return opponents == null ? Map.of() : Map.of(Opponents.NAME, opponents.weights());
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put(GENERATOR, optimizer);
    if (opponents != null) {
      optimizers.put(Opponents.NAME, opponents.optimizer());
    }
    return optimizers;
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Crops load(int[] items, Random random) {
    int frames = settings.crop().cutMelFrame();
    return Crops.read(
        Arrays.stream(items).mapToObj(learned::get).toList(),
        settings.mel(),
        frames,
        item -> random.nextInt(Math.max(1, item.frames() - frames + 1)));
  }

  @Override
  public Map<String, Double> step(List<Crops> batches) {
    if (opponents == null || optimizer.updates() < settings.discriminatorStartStep()) {
      return optimizer.minimize(
          batches,
          crops -> {
            Pair pair = imitate(crops);
            return pair.fake().reconstruction(pair.real());
          });
    }
    return play(batches.stream().map(this::imitate).toList(), opponents);
  }

  private Map<String, Double> play(List<Pair> pairs, Opponents opponents) {
    Adversary adversary = opponents.adversary();
    Map<String, Double> ofDiscriminators =
        opponents
            .optimizer()
            .minimize(pairs, pair -> adversary.discriminator(pair.real(), pair.fake().audio()));
    Map<String, Double> values =
        optimizer.minimize(
            pairs,
            pair ->
                pair.fake()
                    .reconstruction(pair.real())
                    .plus(adversary.generator(pair.real(), pair.fake().audio())));
    values.putAll(ofDiscriminators);
    return values;
  }

  private Pair imitate(Crops crops) {
    Imitation fake = generator.imitate(weights.manager(), crops);
    return new Pair(crops.audio(weights.manager(), fake.samples()), fake);
  }

  @Override
  public Map<String, Double> validate() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (VocoderCorpus.Item item : heldOut) {
      Scope.run(
              () -> {
                Pair pair = imitate(whole(item));
                return pair.fake().validation(pair.real()).values();
              })
          .forEach((name, value) -> means.merge(name, value / heldOut.size(), Double::sum));
    }
    return means;
  }

  /** An utterance from its first frame, with silence behind it where it is shorter than a piece. */
  private Crops whole(VocoderCorpus.Item item) {
    int frames = Math.max(item.frames(), settings.crop().cutMelFrame());
    return Crops.read(List.of(item), settings.mel(), frames, any -> 0);
  }

  @Override
  public void sample(Samples samples) {
    for (VocoderCorpus.Item item :
        heldOut.subList(0, Math.min(settings.sampleUtterances(), heldOut.size()))) {
      float[] audio = Scope.run(() -> Tensors.floats(imitate(whole(item)).fake().audio()));
      samples.audio(item.id(), Waveform.mono(settings.mel().sampleRate(), audio));
    }
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(
        folder, Config.of(vocoder.network()), weights.toTensors(settings.halfPrecision()));
  }

  @Override
  public void close() {
    if (opponents != null) {
      opponents.close();
    }
    optimizer.close();
    weights.close();
  }
}
