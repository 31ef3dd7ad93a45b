package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.text.SymbolTable;
import org.zethus.torch.LinearForm;
import org.zethus.torch.LowRankUpdates;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.CodecFolder;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.train.CorpusTrainer;
import org.zethus.torch.train.SpeakerGroups;

/**
 * Trains on the inputs {@code utterances} and {@code codes}, in two stages: the autoregressive half
 * first, then the other from its {@code checkpoint}. The input {@code codec}, a codec's checkpoint,
 * goes into the written one.
 *
 * @see <a href="https://arxiv.org/abs/2301.02111">Wang et al. 2023, section 4.2</a>
 */
final class ValleTrainer extends CorpusTrainer<Corpus.Item, Lesson> {
  /** The input to start from, where there is one. */
  static final String CHECKPOINT = "checkpoint";

  private static final int BEST = 10; // codes that count as right in the accuracy
  private static final long HELD_OUT_SEED = 1;

  private final ValleTrainerConfig config;
  private final ValleCheckpoint checkpoint;
  private final SymbolTable symbols;
  private final SpeakerGroups<Corpus.Item> speakers;
  private final Valle model;

  private ValleTrainer(
      RunContext context,
      ValleTrainerConfig config,
      Corpus corpus,
      ValleCheckpoint checkpoint,
      StateDict weights,
      Valle model) {
    super(
        context,
        config.train(),
        config.holdOut().split(corpus.items()),
        Corpus.Item::frames,
        weights);
    this.config = config;
    this.checkpoint = checkpoint;
    this.model = model;
    symbols = checkpoint.table();
    speakers = new SpeakerGroups<>(corpus().learned(), item -> item.utterance().speaker());
  }

  /** {@return a trainer that has read its corpus} */
  static ValleTrainer open(RunContext context, ValleTrainerConfig config, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : null;
    if (start == null) {
      config.lora().requireNone();
    }
    if (start == null && config.stage().trainStage() == 2) {
      throw new ZethusException(
          "train_stage 2 goes on from stage 1: give this stage its checkpoint as the input"
              + " 'checkpoint'");
    }
    ValleCheckpoint before = start == null ? null : ValleCheckpoint.of(start);
    Corpus corpus = Corpus.read(context, before == null ? config.model() : before.model());
    ValleCheckpoint checkpoint =
        new ValleCheckpoint(
            before == null ? config.model() : before.model(),
            before == null ? corpus.symbols().symbols() : before.symbols(),
            before == null ? config.frontEnd() : before.frontEnd(),
            before == null ? LinearForm.Storage.FLOAT32 : before.storage(),
            config.inference());
    StateDict weights =
        torch.open(
            start == null
                ? Checkpoint.untrained(ValleCheckpoint.ID, checkpoint.toConfig(), context.seed())
                : start,
            context.device());
    try {
      Valle model = new Valle(weights.linear(config.lora().form()), checkpoint.model());
      freeze(weights, config, checkpoint);
      return new ValleTrainer(context, config, corpus, checkpoint, weights, model);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  /** The other half stays as it is; so does all but the updates, where only they learn. */
  private static void freeze(
      StateDict weights, ValleTrainerConfig config, ValleCheckpoint checkpoint) {
    if (config.lora().form().rank() > 0) {
      weights.freezeAllBut(LowRankUpdates::isPart);
    }
    if (!config.stage().first()) {
      weights.freeze("ar_");
    } else if (!config.stage().second() && checkpoint.model().quantizers() > 1) {
      weights.freeze("nar_");
    }
  }

  @Override
  protected Lesson lesson(List<Corpus.Item> single, Random random) {
    List<Corpus.Item> items =
        speakers.joined(single, config.joinedUtterances(), Corpus.Item::then, random);
    Examples examples =
        new Examples(
            items.stream().map(item -> symbols.ids(item.utterance().phones())).toList(),
            items.stream().map(Corpus.Item::codes).toList());
    if (!config.stage().second()) {
      return new Lesson(examples, null);
    }
    List<int[][]> others =
        items.stream().map(item -> speakers.another(item, random).codes()).toList();
    return new Lesson(examples, Prompting.draw(checkpoint.model(), examples, others, random));
  }

  @Override
  public Map<String, Double> step(List<Lesson> lessons) {
    // Frames count alike, in whichever lesson they are; the optimiser takes the mean over lessons.
    double scale = (double) lessons.size() / Lesson.frames(lessons);
    return minimize(lessons, lesson -> losses(lesson, scale));
  }

  /** The cross entropies of the halves that learn, times a factor. */
  private Losses losses(Lesson lesson, double scale) {
    NDManager manager = model().manager();
    Losses losses = Losses.named("loss");
    double share = config.stage().trainStage() == 0 ? 0.5 : 1;
    if (config.stage().first()) {
      add(losses, "ar", share, scale, model.autoregressive().teach(lesson.examples(), manager));
    }
    Prompting prompting = lesson.prompting();
    if (prompting != null) {
      Taught taught = model.nonAutoregressive().teach(lesson.examples(), prompting, manager);
      add(losses, "nar", share, scale, taught);
    }
    return losses;
  }

  private void add(Losses losses, String half, double share, double scale, Taught taught) {
    float right = (float) taught.amongBest(BEST);
    NDArray accuracy = Tensors.of(model().manager(), new float[] {right}, 1);
    losses
        .plus(share, half + "_loss", Functional.mul(taught.loss(), scale))
        .plus(0, half + "_top%d_accuracy".formatted(BEST), accuracy);
  }

  @Override
  public Map<String, Double> validate() {
    return heldOut(
        items -> {
          Lesson lesson = lesson(items, new Random(HELD_OUT_SEED));
          return losses(lesson, 1.0 / lesson.examples().frames());
        });
  }

  @Override
  public void export(Path folder) {
    Map<String, Tensor> tensors = model.tensors();
    LinearForm form = config.lora().form();
    if (form.rank() > 0) {
      tensors = LowRankUpdates.merge(tensors, form);
    }
    if (config.halfPrecision()) {
      tensors.replaceAll((name, tensor) -> tensor.toHalf());
    }
    Checkpoint.write(folder, checkpoint.toConfig(), tensors);
    Path codec = codec();
    if (codec != null) {
      CodecFolder.copy(codec, folder.resolve(ValleCheckpoint.CODEC));
    }
  }

  /** The codec to go with the checkpoint: this stage's, or that of the one it started from. */
  private @Nullable Path codec() {
    if (context().inputs().contains(ValleCheckpoint.CODEC)) {
      return context().input(ValleCheckpoint.CODEC);
    }
    if (!context().inputs().contains(CHECKPOINT)) {
      return null;
    }
    Path before = context().input(CHECKPOINT).resolve(ValleCheckpoint.CODEC);
    return before.toFile().isDirectory() ? before : null;
  }
}
