package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
 * Trains a vocoder on the inputs {@code audio} and {@code mel} and what contours it asks for: from
 * nothing, or from the input {@code checkpoint}. First it matches recordings by its own losses
 * alone; from the configured step on it also plays against discriminators, if it has any.
 */
public final class VocoderTrainer implements Trainer, TrainingTask<Crops> {
  private static final String CHECKPOINT = "checkpoint";

  private final RunContext context;
  private final TrainableVocoder vocoder;
  private final VocoderSettings settings;
  private final Split<VocoderCorpus.Item> corpus;
  private final StateDict weights;
  private final Imitator generator;
  private final BatchPlan plan;
  private final AdversarialUpdates updates;

  /** Recordings, (B, samples), and their imitations. */
  private record Pair(NDArray real, Imitation imitation) implements Attempt {
    @Override
    public NDArray fake() {
      return imitation.audio();
    }

    @Override
    public Losses reconstruction() {
      return imitation.reconstruction(real);
    }
  }

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
    this.corpus = settings.holdOut().split(corpus.items());
    generator = vocoder.generator(weights);
    weights.requireComplete();
    plan =
        BatchPlan.ofItems(
            this.corpus.learned().size(), settings.train().batchSize(), context.seed());
    updates =
        AdversarialUpdates.create(
            context,
            torch,
            weights,
            vocoder::adversary,
            settings.train()::optimizer,
            settings.train().lastStep(plan.batchesPerEpoch()),
            settings.discriminatorStartStep());
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
  public Crops load(int[] items, Random random) {
    int frames = settings.crop().cutMelFrame();
    return Crops.read(
        Arrays.stream(items).mapToObj(corpus.learned()::get).toList(),
        settings.mel(),
        frames,
        item -> random.nextInt(Math.max(1, item.frames() - frames + 1)));
  }

  @Override
  public Map<String, Double> step(List<Crops> batches) {
    return updates.step(batches, this::imitate);
  }

  private Pair imitate(Crops crops) {
    Imitation imitation = generator.imitate(weights.manager(), crops);
    return new Pair(crops.audio(weights.manager(), imitation.samples()), imitation);
  }

  /** One by one: as whole utterances they are of any length. */
  @Override
  public Map<String, Double> validate() {
    return corpus.validate(
        1,
        context.cancel(),
        items -> {
          Pair pair = imitate(whole(items.get(0)));
          return pair.imitation().validation(pair.real());
        });
  }

  /** An utterance from its first frame, with silence behind it where it is shorter than a piece. */
  private Crops whole(VocoderCorpus.Item item) {
    int frames = Math.max(item.frames(), settings.crop().cutMelFrame());
    return Crops.read(List.of(item), settings.mel(), frames, any -> 0);
  }

  @Override
  public void sample(Samples samples) {
    for (VocoderCorpus.Item item : corpus.sampled()) {
      context.cancel().throwIfCancelled();
      float[] audio = Scope.run(() -> Tensors.floats(imitate(whole(item)).fake()));
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
    updates.close();
    weights.close();
  }
}
