package org.zethus.dualcodec;

import org.zethus.api.config.Default;
import org.zethus.torch.w2vbert.FeatureExtractorConfig;
import org.zethus.torch.w2vbert.SemanticFeatures;
import org.zethus.torch.w2vbert.W2vBertConfig;

/**
 * What the semantic codebook listens with.
 *
 * @param encoder which
 * @param frontEnd how log-mel frames are made for it
 * @param layer whose hidden states are taken, of w2v-BERT
 * @param w2vBert its sizes
 */
record SemanticConfig(
    @Default("w2v_bert") Encoder encoder,
    @Default("{}") FeatureExtractorConfig frontEnd,
    @Default("" + SemanticFeatures.LAYER) int layer,
    @Default("{}") W2vBertConfig w2vBert) {
  /** A speech encoder. */
  enum Encoder {
    /** w2v-BERT 2.0, whose weights lie beside the codec's. */
    W2V_BERT,
    /**
     * Only its front end: log-mel frames, of which the recording's mean and variance are taken off.
     * They need no weights, and tell less of what is said apart from who says it.
     */
    LOG_MEL
  }

  /** {@return numbers per frame} */
  int width() {
    return switch (encoder) {
      case W2V_BERT -> w2vBert.hiddenSize();
      case LOG_MEL -> frontEnd.width();
    };
  }

  /** {@return samples of its own rate from one frame to the next} */
  int hopLength() {
    return frontEnd.stride() * frontEnd.samplingRate() / 100; // of 10 ms
  }
}
