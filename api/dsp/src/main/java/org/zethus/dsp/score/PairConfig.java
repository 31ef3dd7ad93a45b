package org.zethus.dsp.score;

import org.zethus.api.config.Default;

/**
 * What every {@link PairwiseEvaluator} reads of its configuration. An evaluator with further keys
 * has a record of its own with this component in it.
 *
 * @param compare how pairs are prepared
 */
public record PairConfig(@Default("{}") Comparison compare) {}
