/**
 * What exporters of several models share: the layouts of ONNX files that speech programs read.
 *
 * @see <a href="https://github.com/rhasspy/piper">Piper</a>
 * @see <a href="https://github.com/k2-fsa/sherpa-onnx">sherpa-onnx</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.export;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
