package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Activation;
import org.zethus.torch.nn.Linear;

/** Two linear layers with an activation between them. */
final class FeedForward {
  private final Linear intermediateDense;
  private final Linear outputDense;
  private final Activation activation;

  FeedForward(StateDict weights, W2vBertConfig config) {
    int width = config.hiddenSize();
    int between = config.intermediateSize();
    intermediateDense = new Linear(weights.at("intermediate_dense"), width, between);
    outputDense = new Linear(weights.at("output_dense"), between, width);
    activation = config.activation();
  }

  NDArray forward(NDArray x) {
    return outputDense.forward(activation.forward(intermediateDense.forward(x)));
  }
}
