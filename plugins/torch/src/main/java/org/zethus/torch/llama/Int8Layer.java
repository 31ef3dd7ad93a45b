package org.zethus.torch.llama;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Int8Weight;

/**
 * A layer whose products are of int8. They take so little time that each pass over memory between
 * them counts: norms are rounded as they are made, what several weights multiply is rounded once,
 * and the rows' scales come in where a pass is made anyway.
 */
final class Int8Layer implements LlamaLayer {
  private final int index;
  private final long heads;
  private final RmsNorm inputNorm;
  private final Int8Weight queriesKeysValues;
  private final Int8Weight out;
  private final RmsNorm postAttentionNorm;
  private final Int8Weight gateAndUp;
  private final Int8Weight down;

  Int8Layer(StateDict weights, LlamaConfig config, int index, LlamaStack.Norms norms) {
    this.index = index;
    heads = config.heads();
    int width = config.hiddenSize();
    int wide = config.intermediateSize();
    StateDict attention = weights.at("self_attn");
    StateDict feedForward = weights.at("mlp");
    inputNorm = norms.load(weights.at("input_layernorm"), config);
    queriesKeysValues = joined(attention, width, width, "q_proj", "k_proj", "v_proj");
    out = joined(attention, width, width, "o_proj");
    postAttentionNorm = norms.load(weights.at("post_attention_layernorm"), config);
    gateAndUp = joined(feedForward, width, wide, "gate_proj", "up_proj");
    down = joined(feedForward, wide, width, "down_proj");
  }

  private static Int8Weight joined(StateDict weights, int in, int out, String... names) {
    return Int8Weight.of(List.of(names).stream().map(weights::at).toList(), in, out);
  }

  @Override
  public NDArray forward(NDArray x, Attending attending, @Nullable NDArray condition) {
    NDArray h = out.added(attending.kept().apply(x), attention(x, attending, condition));
    return gateAndUp.gated(h, postAttentionNorm.gain(condition), postAttentionNorm.eps(), down);
  }

  private NDArray attention(NDArray x, Attending attending, @Nullable NDArray condition) {
    Int8Weight.Unscaled projected =
        queriesKeysValues.normed(x, inputNorm.gain(condition), inputNorm.eps());
    Rotation rotation = attending.rotation();
    NDArray[] split =
        Kernels.LLAMA.callForList(
            "split_and_rotate_all",
            projected.rows(),
            projected.steps(),
            rotation.cosines(),
            rotation.sines(),
            heads);
    return attending.sight().attend(index, split[0], split[1], split[2]);
  }
}
