/**
 * A layer over TensorFlow.
 *
 * <p>{@link TensorFlowBackend} makes a {@link TensorGraph} of a graph that is built in Java out of
 * a checkpoint's weights ({@link GraphBuilder}), or of a SavedModel, which is looked through before
 * TensorFlow sees it. Values cross as {@link org.zethus.api.tensor.Tensor}; TensorFlow's own are
 * freed within each call.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.tf;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
