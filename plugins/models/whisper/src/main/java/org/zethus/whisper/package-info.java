/**
 * Whisper (Radford et al. 2022, arXiv 2212.04356) as a recogniser: speech of many languages in, its
 * text out. The graphs are ONNX ones as Optimum or sherpa-onnx convert the published checkpoints
 * (MIT licence).
 */
@NullMarked
package org.zethus.whisper;

import org.jspecify.annotations.NullMarked;
