/**
 * Vocos's network and its parts: frames (B, C, T) in, hidden frames (B, T, dim) out of a {@link
 * org.zethus.torch.vocos.Backbone}, samples (B, N) out of a {@link
 * org.zethus.torch.vocos.FourierHead}. Vocoders are the whole of it; codecs decode with it, or use
 * the backbone alone to encode and decode frames that are not spectra.
 *
 * <pre>
 * frames (B, C, T) -> Backbone -> (B, T, dim) -> FourierHead -> samples (B, T * hop)
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.vocos;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
