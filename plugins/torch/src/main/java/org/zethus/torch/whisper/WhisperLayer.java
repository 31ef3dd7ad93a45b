package org.zethus.torch.whisper;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * A transformer layer over (B, T, D): attention, then two linear layers four times as wide between
 * them; each normalises what it takes and is added to it. Keys have no bias.
 */
final class WhisperLayer {
  private static final int WIDENING = 4;

  private final LayerNorm attnNorm;
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear out;
  private final LayerNorm mlpNorm;
  private final Linear widen;
  private final Linear narrow;
  private final long heads;

  WhisperLayer(StateDict weights, WhisperConfig config) {
    int width = config.nAudioState();
    attnNorm = new LayerNorm(weights.at("attn_ln"), width);
    StateDict attn = weights.at("attn");
    query = new Linear(attn.at("query"), width, width);
    key = Linear.withoutBias(attn.at("key"), width, width);
    value = new Linear(attn.at("value"), width, width);
    out = new Linear(attn.at("out"), width, width);
    mlpNorm = new LayerNorm(weights.at("mlp_ln"), width);
    widen = new Linear(weights.at("mlp", 0), width, WIDENING * width);
    narrow = new Linear(weights.at("mlp", 2), WIDENING * width, width);
    heads = config.nAudioHead();
  }

  NDArray forward(NDArray x) {
    NDArray h = x.add(attend(attnNorm.forward(x)));
    return h.add(narrow.forward(Functional.gelu(widen.forward(mlpNorm.forward(h)))));
  }

  private NDArray attend(NDArray x) {
    NDArray q = query.forward(x);
    return out.forward(Functional.attention(q, key.forward(x), value.forward(x), heads));
  }
}
