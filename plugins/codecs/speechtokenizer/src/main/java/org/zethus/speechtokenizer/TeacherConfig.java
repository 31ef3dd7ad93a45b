package org.zethus.speechtokenizer;

import org.zethus.api.config.Default;
import org.zethus.torch.w2vbert.FeatureExtractorConfig;

/**
 * What teaches the first codebook.
 *
 * @param encoder which
 * @param frontEnd how log-mel frames are made, where they are what teaches
 */
record TeacherConfig(
    @Default("hubert") Encoder encoder, @Default("{}") FeatureExtractorConfig frontEnd) {
  /** A speech encoder. */
  enum Encoder {
    /** HuBERT, the mean of its layers; from the stage's input {@code teacher}. */
    HUBERT,
    /**
     * Log-mel frames, which need no weights and tell less of what is said apart from who says it.
     */
    LOG_MEL
  }
}
