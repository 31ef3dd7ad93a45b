/**
 * DNSMOS (Reddy et al. 2021, arXiv 2010.15258, and 2022, arXiv 2110.01763): what listeners would
 * say of the quality of speech, from the sound alone. The graphs are those that Microsoft publishes
 * (Creative Commons Attribution 4.0): {@code sig_bak_ovr.onnx} and {@code model_v8.onnx}.
 */
@NullMarked
package org.zethus.evaluator.dnsmos;

import org.jspecify.annotations.NullMarked;
