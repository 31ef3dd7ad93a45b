/** Runs written graphs, for the tests of modules that write them. */
@NullMarked
package org.zethus.onnx.graph.testing;

import org.jspecify.annotations.NullMarked;
