package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.fastspeech2.FastSpeech2Config.Model;
import org.zethus.fastspeech2.FastSpeech2Config.Quantization;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.VarianceControl;
import org.zethus.torch.fastspeech.VariancePredictor;
import org.zethus.torch.tts.Statistics;

/** Pitch or energy in the variance adaptor: its predictor, its embedding, its control. */
final class Variance {
  private final VariancePredictor predictor;
  private final VarianceEmbedding embedding;
  private final Statistics.Feature feature;
  private final boolean logScale;
  private final VarianceControl control;
  private final boolean maskEverywhere;

  /**
   * Takes the weights of {@code <name>_predictor}, {@code <name>_bins} and {@code
   * <name>_embedding}.
   *
   * @param logScale whether {@code feature} is of logarithms
   */
  Variance(
      StateDict weights,
      String name,
      Quantization quantization,
      Model config,
      Statistics.Feature feature,
      boolean logScale) {
    int width = config.transformer().encoderHidden();
    this.feature = feature;
    this.logScale = logScale;
    control = config.varianceControl();
    maskEverywhere = config.maskEverywhere();
    predictor =
        new VariancePredictor(
            weights.at(name + "_predictor"), width, config.variancePredictor(), maskEverywhere);
    embedding =
        VarianceEmbedding.of(
            weights, name, quantization, config.varianceEmbedding(), feature, width);
  }

  /**
   * Hidden states with the variance in them, and what was predicted.
   *
   * @param x (B, L, D)
   * @param prediction (B, L), normalised, with the control in it
   */
  record Adapted(NDArray x, NDArray prediction) {}

  /**
   * Predicts and adds.
   *
   * @param x (B, L, D)
   * @param target normalised, (B, L); taken in place of the prediction where there is one
   * @param factor of the control; 1 as trained
   */
  Adapted forward(NDArray x, Mask mask, @Nullable NDArray target, double factor) {
    NDArray prediction = predictor.forward(x, mask);
    if (target == null) {
      prediction = control.apply(prediction, mask, factor, feature, logScale);
    }
    NDArray embedded = embedding.forward(target == null ? prediction : target);
    return new Adapted(x.add(maskEverywhere ? mask.zero(embedded) : embedded), prediction);
  }

  /** {@return the hidden states (1, L, D) with the prediction in them, in a graph} */
  Value forward(Value x) {
    return x.add(embedding.forward(predictor.forward(x)));
  }
}
