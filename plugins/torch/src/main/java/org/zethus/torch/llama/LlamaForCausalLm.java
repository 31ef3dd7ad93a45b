package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.attention.KeyValueCache;

/**
 * A language model: of each symbol of a sequence, what the next may be. In the checkpoint {@code
 * model.embed_tokens}, the stack under {@code model}, and {@code lm_head}.
 *
 * @see <a href="https://arxiv.org/abs/2302.13971">Touvron et al. 2023</a>
 */
public final class LlamaForCausalLm {
  private static final double INITIAL_DEVIATION = 0.02;

  private final Embedding symbols;
  private final LlamaStack stack;
  private final Linear head;

  /**
   * Takes the weights.
   *
   * @param vocabulary how many symbols there are
   */
  public LlamaForCausalLm(StateDict weights, int vocabulary, LlamaConfig config) {
    Init init = Init.normal(INITIAL_DEVIATION);
    StateDict model = weights.at("model");
    symbols =
        new Embedding(
            model.at("embed_tokens").starting("weight", init), vocabulary, config.hiddenSize());
    stack = new LlamaStack(model, config, LlamaStack.Norms.PLAIN);
    head =
        Linear.withoutBias(
            weights.at("lm_head").starting("weight", init), config.hiddenSize(), vocabulary);
  }

  /** {@return how large it is} */
  public LlamaConfig config() {
    return stack.config();
  }

  /**
   * Judges whole sequences.
   *
   * @param ids int64 (B, T)
   * @param mask (B, T), 0 where there is only padding; {@code null}: none
   * @return logits of what follows each symbol, (B, T, vocabulary)
   */
  public NDArray forward(NDArray ids, @Nullable NDArray mask) {
    return head.forward(stack.causal(symbols.forward(ids), mask, null));
  }

  /**
   * Reads on.
   *
   * @param ids int64 (B, N), what follows the symbols in the cache
   * @return logits of what follows the last of them, (B, vocabulary)
   */
  public NDArray next(NDArray ids, KeyValueCache cache) {
    NDArray h = stack.next(symbols.forward(ids), cache, null);
    return head.forward(h.get(new NDIndex(":, -1")));
  }
}
