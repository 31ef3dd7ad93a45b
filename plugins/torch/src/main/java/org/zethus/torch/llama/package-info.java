/**
 * Llama's transformer over (B, T, D): RMS norm, rotary positions, gated feed-forward.
 *
 * <p>{@link org.zethus.torch.llama.LlamaStack} is the layers with the last norm. What goes on top
 * differs: {@link org.zethus.torch.llama.LlamaForCausalLm} predicts the next of a sequence of
 * symbols, with a {@link org.zethus.torch.nn.attention.KeyValueCache} of what it has read; {@link
 * org.zethus.torch.llama.DiffLlama} and {@link org.zethus.torch.llama.DiffLlamaPrefix} see the
 * whole sequence, and their norms adapt to a diffusion step; {@link
 * org.zethus.torch.llama.FlowLlama} takes and gives frames. Parameters have their names of Hugging
 * Face.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.llama;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
