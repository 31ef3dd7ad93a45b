/**
 * Reads the messages of onnx.proto, as far as their weights: bytes come in, names, shapes and
 * settings come out, and what is no such message is {@link org.zethus.onnx.proto.Malformed}.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX, onnx.proto</a>
 */
@NullMarked
package org.zethus.onnx.proto;

import org.jspecify.annotations.NullMarked;
