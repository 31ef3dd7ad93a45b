package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.w2vbert.FeatureExtractor;
import org.zethus.torch.w2vbert.SemanticFeatures;
import org.zethus.torch.w2vbert.W2vBert;

/** Hidden states of w2v-BERT, normalised. */
final class NormalisedStates implements SemanticEncoder {
  private final StateDict weights;
  private final StateDict statistics;
  private final SemanticFeatures features;

  /**
   * Takes all weights.
   *
   * @param weights of w2v-BERT; owned
   * @param statistics {@code mean} and {@code var} of every channel; owned
   */
  NormalisedStates(StateDict weights, StateDict statistics, SemanticConfig config) {
    this.weights = weights;
    this.statistics = statistics;
    W2vBert encoder = new W2vBert(weights, config.w2vBert(), config.layer());
    weights.requireComplete();
    int width = config.width();
    NDArray mean = statistics.buffer("mean", Init.ZEROS, width);
    NDArray variance = statistics.buffer("var", Init.ONES, width);
    statistics.requireComplete();
    NDArray deviation = Autograd.inference(variance::sqrt);
    NDScope.unregister(deviation); // it outlives the call that loads it
    features =
        new SemanticFeatures(new FeatureExtractor(config.frontEnd()), encoder, mean, deviation);
  }

  @Override
  public NDArray forward(NDManager manager, float[] samples) {
    return Autograd.inference(() -> features.forward(manager, samples));
  }

  @Override
  public void close() {
    weights.close();
    statistics.close();
  }
}
