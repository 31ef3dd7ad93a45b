/**
 * Writes ONNX graphs: what a model computes and its weights, for any program with an ONNX runtime.
 *
 * <p>A {@link Graph} is built by calling functions of its {@link Value}s, as an array library is
 * called; {@link Graph#op} makes the operators that have no function here. The result is checked by
 * nobody before a runtime loads it. Operators are those of opset {@value Graph#OPSET}.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/IR.md">Open Neural Network Exchange:
 *     intermediate representation</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.onnx.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
