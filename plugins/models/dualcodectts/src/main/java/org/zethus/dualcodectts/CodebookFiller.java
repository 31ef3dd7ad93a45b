package org.zethus.dualcodectts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.llama.LlamaStack;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;

/**
 * Fills in codebooks 1 to K - 1, all frames at once: a Llama that sees phones, the prompt with all
 * its codebooks and the frames with those before; its norms adapt to the codebook.
 */
final class CodebookFiller {
  private static final Init INIT = Init.normal(0.02);

  private final CodebookFillerConfig config;
  private final Embedding phones;
  private final List<Embedding> codes = new ArrayList<>();
  private final Embedding codebooks;
  private final LlamaStack stack;
  private final List<Linear> heads = new ArrayList<>();

  CodebookFiller(StateDict weights, CodebookFillerConfig config) {
    this.config = config;
    int width = config.hiddenSize();
    phones = embedding(weights.at("phone_embedder"), config.phoneRows(), width);
    for (int k = 0; k < config.quantizers(); k++) {
      int rows = k == 0 ? config.firstCodes() : config.codes();
      codes.add(embedding(weights.at("prompt_embedder.embeddings", k), rows, width));
    }
    StateDict model = weights.at("model");
    codebooks = embedding(model.at("model.embed_cond"), config.quantizers(), width);
    stack = new LlamaStack(model.at("model"), config.llama(), LlamaStack.Norms.ADAPTIVE);
    model.ignore("model.embed_tokens.weight"); // symbols come embedded
    for (int k = 1; k < config.quantizers(); k++) {
      StateDict head = model.at("lm_head", k - 1).starting("weight", INIT);
      heads.add(Linear.withoutBias(head, width, config.classes()));
    }
  }

  private static Embedding embedding(StateDict weights, int rows, int width) {
    return new Embedding(weights.starting("weight", INIT), rows, width);
  }

  /**
   * Utterances, padded.
   *
   * @param phones int64 (B, S), padding phones at padding
   * @param phoneMask int64 (B, S), 0 at padding
   * @param codes int64 (B, T), for each codebook
   * @param mask int64 (B, T), 0 at padding
   * @param prompt int64 (B, T), 1 at the first frames, which are heard with all codebooks
   */
  record Utterances(
      NDArray phones, NDArray phoneMask, List<NDArray> codes, NDArray mask, NDArray prompt) {
    Utterances {
      codes = List.copyOf(codes);
    }
  }

  /**
   * {@return utterances as arrays}
   *
   * @param texts ids
   * @param sounds (K, T)
   * @param prompts frames of each that are its prompt
   */
  Utterances utterances(
      List<long[]> texts, List<int[][]> sounds, List<Integer> prompts, NDManager manager) {
    int size = texts.size();
    int longestText = texts.stream().mapToInt(row -> row.length).max().orElse(0);
    int frames = sounds.stream().mapToInt(rows -> rows[0].length).max().orElse(0);
    long[] ids = new long[size * longestText];
    long[] phoneMask = new long[ids.length];
    Arrays.fill(ids, config.paddingPhone());
    for (int b = 0; b < size; b++) {
      int start = b * longestText;
      System.arraycopy(texts.get(b), 0, ids, start, texts.get(b).length);
      Arrays.fill(phoneMask, start, start + texts.get(b).length, 1);
    }
    long[] mask = new long[size * frames];
    long[] prompt = new long[mask.length];
    for (int b = 0; b < size; b++) {
      int start = b * frames;
      Arrays.fill(mask, start, start + sounds.get(b)[0].length, 1);
      Arrays.fill(prompt, start, start + prompts.get(b), 1);
    }
    List<NDArray> rows = new ArrayList<>();
    for (int k = 0; k < config.quantizers(); k++) {
      long[] flat = new long[size * frames];
      for (int b = 0; b < size; b++) {
        int[] row = sounds.get(b)[k];
        for (int t = 0; t < row.length; t++) {
          flat[b * frames + t] = row[t];
        }
      }
      rows.add(Tensors.of(manager, flat, size, frames));
    }
    return new Utterances(
        Tensors.of(manager, ids, size, longestText),
        Tensors.of(manager, phoneMask, size, longestText),
        rows,
        Tensors.of(manager, mask, size, frames),
        Tensors.of(manager, prompt, size, frames));
  }

  /**
   * Predicts a codebook: logits, (B, S + T, classes).
   *
   * @param codebook from 1; those before it are seen
   */
  private NDArray logits(Utterances utterances, int codebook) {
    NDArray mask = utterances.phoneMask().concat(utterances.mask(), 1);
    NDArray known = embedded(utterances, 0, codebook);
    NDArray further = embedded(utterances, codebook, config.quantizers());
    NDArray prompt = utterances.prompt().toType(DataType.FLOAT32, false).expandDims(2);
    NDArray sound = known.add(further.mul(prompt));
    NDArray x = phones.forward(utterances.phones()).concat(sound, 1);
    NDArray which = Tensors.of(x.getManager(), new long[] {codebook}, 1);
    NDArray h = stack.forward(x, mask, codebooks.forward(which));
    return heads.get(codebook - 1).forward(h);
  }

  /** The sum of the embeddings of codebooks, (B, T, D). */
  private NDArray embedded(Utterances utterances, int from, int to) {
    NDArray sum = codes.get(from).forward(utterances.codes().get(from));
    for (int k = from + 1; k < to; k++) {
      sum = sum.add(codes.get(k).forward(utterances.codes().get(k)));
    }
    return sum;
  }

  /**
   * {@return what it predicts of a codebook, given those before, the phones' positions included}
   */
  Taught teach(Utterances utterances, int codebook) {
    return new Taught(
        logits(utterances, codebook),
        labels(utterances, codebook),
        Taught.IGNORED,
        Taught.IGNORED,
        1);
  }

  /**
   * {@return what {@link #logits} should be: codes after the prompt, otherwise ignored; (B, S + T)}
   */
  private NDArray labels(Utterances utterances, int codebook) {
    NDArray phoneLabels =
        config.phonesAreLabels()
            ? ignoredWhereNot(utterances.phoneMask(), utterances.phoneMask().zerosLike())
            : all(utterances.phoneMask());
    NDArray wanted = utterances.mask().sub(utterances.prompt());
    NDArray labels = ignoredWhereNot(wanted, utterances.codes().get(codebook));
    return phoneLabels.concat(labels, 1);
  }

  private static NDArray all(NDArray like) {
    return like.zerosLike().add(Taught.IGNORED);
  }

  private static NDArray ignoredWhereNot(NDArray mask, NDArray labels) {
    return labels.mul(mask).add(all(mask).mul(mask.neg().add(1)));
  }

  /**
   * Fills in the further codebooks, each by its likeliest codes.
   *
   * @param text ids
   * @param prompt (K, P)
   * @param first codes of the first codebook that follow, G of them
   * @return (K, G)
   */
  int[][] fill(long[] text, int[][] prompt, int[] first, NDManager manager, CancelSignal cancel) {
    int before = prompt[0].length;
    int[][] whole = new int[config.quantizers()][before + first.length];
    for (int k = 0; k < whole.length; k++) {
      System.arraycopy(prompt[k], 0, whole[k], 0, before);
    }
    System.arraycopy(first, 0, whole[0], before, first.length);
    for (int k = 1; k < whole.length; k++) {
      cancel.throwIfCancelled();
      int codebook = k;
      long[] likeliest =
          Scope.run(
              () -> {
                Utterances one =
                    utterances(
                        List.of(text), Collections.singletonList(whole), List.of(before), manager);
                NDIndex sound = new NDIndex(":, {}:, :{}", text.length + before, config.codes());
                return Tensors.longs(logits(one, codebook).get(sound).argMax(2));
              });
      for (int t = 0; t < likeliest.length; t++) {
        whole[k][before + t] = (int) likeliest[t];
      }
    }
    return Arrays.stream(whole)
        .map(row -> Arrays.copyOfRange(row, before, row.length))
        .toArray(int[][]::new);
  }
}
