/**
 * Perceptual evaluation of speech quality (PESQ): a reference and a degraded waveform in, the
 * opinion of listeners out.
 *
 * <p>The way of ITU-T P.862: levels are made equal, a handset or headphones filter both, delays are
 * found utterance by utterance ({@link org.zethus.evaluator.pesq.TimeAlignment}), and a model of
 * hearing compares what is left ({@link org.zethus.evaluator.pesq.PerceptualModel}).
 */
@NullMarked
package org.zethus.evaluator.pesq;

import org.jspecify.annotations.NullMarked;
