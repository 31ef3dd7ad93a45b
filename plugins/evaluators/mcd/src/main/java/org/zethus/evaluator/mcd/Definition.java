package org.zethus.evaluator.mcd;

import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;

/**
 * What is called mel cepstral distortion. All but the first are those of a published tool, to
 * compare with its numbers; see {@link PymcdDistortion}.
 */
enum Definition {
  /** See {@link MelCepstralDistortion}. */
  MEL_BANDS,
  /** Frame by frame; the shorter sound goes on in silence. */
  PYMCD_PLAIN,
  /** Over the frames that time warping pairs. */
  PYMCD_DTW,
  /** Likewise, times the ratio of the longer to the shorter sound. */
  PYMCD_DTW_SL;

  /** {@return what is measured and in which unit} */
  String measure() {
    return this == MEL_BANDS ? MelCepstralDistortion.MEASURE : PymcdDistortion.MEASURE;
  }

  /** {@return what measures it; only {@link #MEL_BANDS} asks for {@code alignment}} */
  PairScore score(Alignment alignment) {
    return this == MEL_BANDS ? new MelCepstralDistortion(alignment) : new PymcdDistortion(this);
  }
}
