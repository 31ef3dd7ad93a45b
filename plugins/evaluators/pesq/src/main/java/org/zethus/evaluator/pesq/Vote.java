package org.zethus.evaluator.pesq;

/**
 * The delays that one frame finds likely.
 *
 * @param start first sample of the frame in the reference
 * @param lags in samples, from 0 up to the frame's length; negative ones stand at the end
 * @param weight of each
 */
record Vote(int start, int[] lags, double weight) {}
