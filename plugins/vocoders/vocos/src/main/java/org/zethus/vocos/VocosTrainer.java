package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
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
 * Trains Vocos on the inputs {@code audio} and {@code mel}: from nothing, or from the input {@code
 * checkpoint}. First it matches spectra alone; from the configured step on it also plays against
 * discriminators.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.4</a>
 */
final class VocosTrainer implements Trainer, TrainingTask<Crops> {
  private static final String CHECKPOINT = "checkpoint";
  private static final String GENERATOR = "generator";
  private static final String DISCRIMINATORS = "discriminators";

  private final RunContext context;
  private final VocosTrainerConfig config;
  private final List<VocosCorpus.Item> learned;
  private final List<VocosCorpus.Item> heldOut;
  private final StateDict weights;
  private final Vocos vocos;
  private final VocosLosses losses;
  private final BatchPlan plan;
  private final Optimizer optimizer;
  private final @Nullable Opponents opponents;

  /** Recordings and their imitations, (B, samples) each. */
  private record Pair(NDArray real, NDArray fake) {}

  private VocosTrainer(
      RunContext context,
      VocosTrainerConfig config,
      VocosCorpus corpus,
      StateDict weights,
      TorchBackend torch) {
    this.context = context;
    this.config = config;
    this.weights = weights;
    learned = corpus.learned(config.validUtterances());
    heldOut = corpus.heldOut(config.validUtterances());
    vocos = new Vocos(weights, config.model().vocos());
    weights.requireComplete();
    losses = new VocosLosses(weights.manager(), config.mel().sampleRate(), config.loss());
    plan = BatchPlan.ofItems(learned.size(), config.train().batchSize(), context.seed());
    long lastStep = config.train().lastStep(plan.batchesPerEpoch());
    optimizer = config.train().optimizer(weights, lastStep);
    long adversarialSteps = lastStep - config.discriminatorStartStep();
    opponents =
        adversarialSteps > 0 ? Opponents.create(context, config, adversarialSteps, torch) : null;
  }

  /** {@return a trainer that has looked at its corpus} */
  static VocosTrainer open(RunContext context, VocosTrainerConfig config, TorchBackend torch) {
    VocosCorpus corpus = VocosCorpus.read(context, config.mel());
    StateDict weights = torch.open(start(context, config), context.device());
    try {
      return new VocosTrainer(context, config, corpus, weights, torch);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  private static Checkpoint start(RunContext context, VocosTrainerConfig config) {
    if (!context.inputs().contains(CHECKPOINT)) {
      return Checkpoint.untrained("vocos", Config.of(config.network()), context.seed());
    }
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    VocosConfig found = VocosConfig.read(checkpoint.config());
    if (!found.equals(config.network())) {
      throw new ZethusException(
          ("cannot go on from checkpoint '%s': it has %s, the recipe asks for %s. Give the recipe"
                  + " the checkpoint's sections preprocess and model.vocos.")
              .formatted(checkpoint, Config.of(found), Config.of(config.network())));
    }
    return checkpoint;
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
    return opponents == null ? Map.of() : Map.of(DISCRIMINATORS, opponents.weights());
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put(GENERATOR, optimizer);
    if (opponents != null) {
      optimizers.put(DISCRIMINATORS, opponents.optimizer());
    }
    return optimizers;
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Crops load(int[] items, Random random) {
    int frames = config.crop().cutMelFrame();
    return Crops.read(
        Arrays.stream(items).mapToObj(learned::get).toList(),
        config.mel(),
        frames,
        item -> random.nextInt(Math.max(1, item.frames() - frames + 1)));
  }

  @Override
  public Map<String, Double> step(List<Crops> batches) {
    if (opponents == null || optimizer.updates() < config.discriminatorStartStep()) {
      return optimizer.minimize(
          batches,
          crops -> {
            Pair pair = imitate(crops);
            return losses.reconstruction(pair.real(), pair.fake());
          });
    }
    return play(batches.stream().map(this::imitate).toList(), opponents);
  }

  private Map<String, Double> play(List<Pair> pairs, Opponents opponents) {
    Map<String, Double> ofDiscriminators =
        opponents
            .optimizer()
            .minimize(
                pairs,
                pair -> losses.discriminator(pair.real(), pair.fake(), opponents.discriminators()));
    Map<String, Double> values =
        optimizer.minimize(
            pairs, pair -> losses.generator(pair.real(), pair.fake(), opponents.discriminators()));
    values.putAll(ofDiscriminators);
    return values;
  }

  private Pair imitate(Crops crops) {
    NDArray mel = config.scaling().apply(crops.mel(weights.manager()));
    NDArray fake = vocos.forward(mel);
    return new Pair(crops.audio(weights.manager(), fake.getShape().get(1)), fake);
  }

  @Override
  public Map<String, Double> validate() {
    Map<String, Double> means = new LinkedHashMap<>();
    for (VocosCorpus.Item item : heldOut) {
      Scope.run(
              () -> {
                Pair pair = imitate(whole(item));
                return losses.reconstruction(pair.real(), pair.fake()).values();
              })
          .forEach((name, value) -> means.merge(name, value / heldOut.size(), Double::sum));
    }
    return means;
  }

  /** An utterance from its first frame, with silence behind it where it is shorter than a piece. */
  private Crops whole(VocosCorpus.Item item) {
    int frames = Math.max(item.frames(), config.crop().cutMelFrame());
    return Crops.read(List.of(item), config.mel(), frames, any -> 0);
  }

  @Override
  public void sample(Samples samples) {
    for (VocosCorpus.Item item :
        heldOut.subList(0, Math.min(config.sampleUtterances(), heldOut.size()))) {
      float[] audio = Scope.run(() -> Tensors.floats(imitate(whole(item)).fake()));
      samples.audio(item.id(), Waveform.mono(config.mel().sampleRate(), audio));
    }
  }

  @Override
  public void export(Path folder) {
    String json = Json.writePretty(Config.of(config.network()).asMap());
    AtomicFiles.write(folder.resolve(Checkpoint.CONFIG), json.getBytes(StandardCharsets.UTF_8));
    Map<String, Tensor> tensors = weights.toTensors();
    if (config.halfPrecision()) {
      tensors.replaceAll((name, tensor) -> tensor.toHalf());
    }
    SafeTensors.write(folder.resolve(Checkpoint.WEIGHTS), tensors, Map.of());
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
