/**
 * The layer over ONNX Runtime: graphs of others and of ours, checked before the native engine sees
 * them, as sessions from {@link org.zethus.api.tensor.Tensor tensors} to tensors.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.onnx;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
