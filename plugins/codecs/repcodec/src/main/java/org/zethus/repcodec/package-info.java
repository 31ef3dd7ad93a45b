/**
 * RepCodec's training and its codes of a corpus: frames of a speech encoder become discrete codes,
 * as MaskGCT uses them (Huang et al. 2023, arXiv 2309.00169; Wang et al. 2024, arXiv 2409.00750).
 *
 * <p>Frames are a feature of the corpus, a file (H, T) for each utterance, e.g. hidden states of
 * w2v-BERT or, where no such encoder is at hand, mel frames. {@link
 * org.zethus.repcodec.RepCodecTrainerPlugin} learns to quantise them, {@link
 * org.zethus.repcodec.CodesPlugin} writes their codes. The network is {@link
 * org.zethus.torch.repcodec.RepCodec}.
 */
@NullMarked
package org.zethus.repcodec;

import org.jspecify.annotations.NullMarked;
