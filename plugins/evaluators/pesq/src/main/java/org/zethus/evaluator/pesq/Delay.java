package org.zethus.evaluator.pesq;

/**
 * How much later the degraded sound is.
 *
 * @param samples below zero: earlier
 * @param confidence share of the votes that agree, up to 1
 */
record Delay(int samples, double confidence) {}
