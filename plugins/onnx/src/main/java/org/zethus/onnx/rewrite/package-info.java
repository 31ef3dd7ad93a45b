/**
 * Rewrites a model that has been checked so that ONNX Runtime computes it faster: {@link
 * org.zethus.onnx.rewrite.BlockedConvolutions} takes its bytes and gives those of one with the same
 * inputs, outputs and numbers.
 */
@NullMarked
package org.zethus.onnx.rewrite;

import org.jspecify.annotations.NullMarked;
