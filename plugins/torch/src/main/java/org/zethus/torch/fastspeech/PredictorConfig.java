package org.zethus.torch.fastspeech;

import org.zethus.api.config.Default;

/**
 * A variance predictor.
 *
 * @param filterSize channels of its two convolutions
 * @param kernelSize their kernel; odd
 * @param dropout probability
 */
public record PredictorConfig(
    @Default("256") int filterSize, @Default("3") int kernelSize, @Default("0.5") double dropout) {
  public PredictorConfig {
    Requirements.positive("filter_size", filterSize);
    Requirements.odd("variance_predictor.kernel_size", kernelSize);
    Requirements.probability("variance_predictor.dropout", dropout);
  }
}
