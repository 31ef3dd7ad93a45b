package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.attention.Norm;
import org.zethus.torch.nn.attention.TransformerEncoder;
import org.zethus.torch.nn.attention.TransformerShape;

/**
 * The half that adds codebooks 1 to K - 1, one after another and all frames at once: everything
 * sees everything, and norms adapt to the codebook.
 *
 * @see <a href="https://arxiv.org/abs/2301.02111">Wang et al. 2023, section 4.2.2</a>
 */
final class NonAutoregressive {
  private static final int FEED_FORWARD = 4; // times the width

  private final ValleConfig config;
  private final List<Integer> codebookSizes;
  private final Inputs inputs;
  private final List<Embedding> codes = new ArrayList<>();
  private final TransformerEncoder decoder;
  private final @Nullable Norm norm;
  private final List<UnaryOperator<NDArray>> predict = new ArrayList<>();
  private final List<NDArray> stages = new ArrayList<>();

  /**
   * Takes the weights.
   *
   * @param codebookSizes no code from there on is given
   */
  NonAutoregressive(StateDict weights, ValleConfig config, List<Integer> codebookSizes) {
    this.config = config;
    this.codebookSizes = List.copyOf(codebookSizes);
    int width = config.narWidth();
    inputs = Inputs.nonAutoregressive(weights, config);
    for (int k = 0; k < config.quantizers(); k++) {
      int symbols = config.audioTokens() + (k == 0 ? 1 : 0); // padding is the end of the first
      codes.add(new Embedding(embedding(weights, k), symbols, width));
    }
    TransformerShape shape =
        new TransformerShape(
            width,
            config.narHeads(),
            FEED_FORWARD * width,
            config.dropout(),
            config.normFirst(),
            Norm.Kind.ADAPTIVE,
            Norm.Kind.ADAPTIVE,
            Functional::relu);
    decoder = new TransformerEncoder(weights.at("nar_decoder"), config.narLayers(), shape);
    norm =
        config.normFirst() ? Norm.Kind.ADAPTIVE.load(weights.at("nar_decoder.norm"), width) : null;
    for (int i = 0; i < config.quantizers() - 1; i++) {
      predict.add(output(weights, i));
      stages.add(
          weights
              .at("nar_stage_embeddings", i)
              .at("word_embeddings")
              .parameter("weight", Init.normal(1), 1, width));
    }
  }

  private static StateDict embedding(StateDict weights, int codebook) {
    return weights.at("nar_audio_embeddings", codebook).at("word_embeddings");
  }

  /** The output for codebook i + 1; where it is shared, that of codebook i + 2's embedding. */
  private UnaryOperator<NDArray> output(StateDict weights, int i) {
    int width = config.narWidth();
    String name = "nar_predict_layers";
    if (!config.shareEmbedding() || i == config.quantizers() - 2) {
      return Linear.withoutBias(weights.at(name, i), width, config.audioTokens())::forward;
    }
    weights.ignore(name + "." + i + ".weight");
    NDArray shared =
        embedding(weights, i + 2).parameter("weight", Init.normal(1), config.audioTokens(), width);
    return h -> Functional.linear(h, shared, null);
  }

  /** {@return what it predicts of a codebook, given those before} */
  Taught teach(Examples examples, Prompting prompting, NDManager manager) {
    int stage = prompting.stage();
    int size = examples.size();
    int frames = examples.longestSound();
    int prefix = prompting.prefix();
    NDArray sound = embedded(examples, 0, stage, manager);
    if (prefix > 0) {
      NDArray rest = embedded(examples, stage, config.quantizers(), manager);
      NDArray heard = sound.get(new NDIndex(":, :{}", prefix));
      NDArray first = heard.add(rest.get(new NDIndex(":, :{}", prefix)));
      sound = first.concat(sound.get(new NDIndex(":, {}:", prefix)), 1);
    }
    int before = prompting.promptFrames();
    if (before > 0) {
      Examples prompts = new Examples(examples.phones(), prompting.prompts());
      sound = embedded(prompts, 0, config.quantizers(), manager).concat(sound, 1);
    }
    NDArray text = inputs.text(examples.text(manager));
    NDArray real = examples.realText(manager).concat(examples.realSound(manager, before), 1);
    NDArray visible = real.neq(0).expandDims(1).expandDims(1);
    NDArray logits =
        logits(
            text.concat(inputs.sound(sound, 0), 1),
            visible,
            stage,
            examples.longestText() + before + prefix);
    NDArray targets =
        Tensors.of(manager, targets(examples, prompting), size, frames)
            .get(new NDIndex(":, {}:", prefix));
    int unheard = prefix + (prompting.cutFrom().isEmpty() ? 0 : before);
    double factor = (double) examples.frames() / (examples.frames() - (long) unheard * size);
    return new Taught(logits, targets, config.eos(), config.eos(), factor);
  }

  private long[] targets(Examples examples, Prompting prompting) {
    long[] targets = examples.sound(prompting.stage(), config.eos());
    int frames = examples.longestSound();
    for (int b = 0; b < prompting.cutFrom().size(); b++) {
      int from = b * frames + prompting.cutFrom().get(b);
      Arrays.fill(targets, from, from + prompting.promptFrames(), config.eos());
    }
    return targets;
  }

  /** The sum of the embeddings of some codebooks, (B, T, D). */
  private NDArray embedded(Examples examples, int from, int to, NDManager manager) {
    int frames = examples.longestSound();
    return IntStream.range(from, to)
        .mapToObj(
            k ->
                codes
                    .get(k)
                    .forward(
                        Tensors.of(
                            manager,
                            examples.sound(k, k == 0 ? config.eos() : 0),
                            examples.size(),
                            frames)))
        .reduce(NDArray::add)
        .orElseThrow();
  }

  private NDArray logits(NDArray x, @Nullable NDArray visible, int stage, int from) {
    NDArray embedding = stages.get(stage - 1);
    NDArray h = decoder.forward(x, visible, embedding);
    NDArray normed = norm == null ? h : norm.forward(h, embedding);
    return predict.get(stage - 1).apply(normed.get(new NDIndex(":, {}:", from)));
  }

  /** How sound is heard while codebooks are filled in. */
  enum Hearing {
    /** As in training. */
    AS_TRAINED,
    /** The published continuation adds positions before the prenet where the prefix mode is 0. */
    POSITIONS_FIRST
  }

  /**
   * Fills in codebooks 1 to K - 1, each by its likeliest codes.
   *
   * @param phones ids
   * @param prompt (K, P)
   * @param first codes of the first codebook that follow the prompt, G of them
   * @return (K, G)
   */
  int[][] fill(long[] phones, int[][] prompt, int[] first, Hearing hearing, NDManager manager) {
    int before = prompt[0].length;
    int[][] filled = new int[config.quantizers()][];
    filled[0] = first;
    NDArray text = inputs.text(Tensors.of(manager, phones, 1, phones.length));
    NDArray heard = embedded(prompt[0], 0, manager);
    boolean allAtOnce = config.prefixMode() != 0;
    for (int k = 1; allAtOnce && k < config.quantizers(); k++) {
      heard = heard.add(embedded(prompt[k], k, manager));
    }
    NDArray made = embedded(first, 0, manager);
    for (int stage = 1; stage < config.quantizers(); stage++) {
      NDArray sound = heard.concat(made, 1);
      NDArray positioned =
          hearing == Hearing.POSITIONS_FIRST
              ? inputs.soundPositionsFirst(sound)
              : inputs.sound(sound, 0);
      NDArray logits = logits(text.concat(positioned, 1), null, stage, phones.length + before);
      filled[stage] = likeliest(logits, codebookSizes.get(stage));
      made = made.add(embedded(filled[stage], stage, manager));
      if (!allAtOnce) {
        heard = heard.add(embedded(prompt[stage], stage, manager));
      }
    }
    return filled;
  }

  private static int[] likeliest(NDArray logits, int codes) {
    NDArray possible = logits.get(new NDIndex(":, :, :{}", codes));
    return Arrays.stream(Tensors.longs(possible.argMax(2))).mapToInt(Math::toIntExact).toArray();
  }

  private NDArray embedded(int[] row, int codebook, NDManager manager) {
    long[] ids = Arrays.stream(row).asLongStream().toArray();
    return codes.get(codebook).forward(Tensors.of(manager, ids, 1, ids.length));
  }
}
