package org.zethus.torch.nn;

import org.zethus.onnx.graph.Value;

/**
 * A short-time spectrum in a graph; each (1, bins, T).
 *
 * @param magnitudes of the bins
 * @param cosines of their phases
 * @param sines of their phases
 */
public record Spectrum(Value magnitudes, Value cosines, Value sines) {}
