/**
 * Looks at an ONNX model before the native engine does. A file comes in, a message comes out where
 * the file is damaged or asks for what would end the process: {@link
 * org.zethus.onnx.check.ModelCheck} reads it as far as its weights, and refuses what is not a whole
 * model.
 */
@NullMarked
package org.zethus.onnx.check;

import org.jspecify.annotations.NullMarked;
