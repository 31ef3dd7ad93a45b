package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import org.zethus.api.config.Default;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.repcodec.RepCodec;

/**
 * What RepCodec learns by: decoded frames shall be the given ones, and latents and entries of the
 * codebooks near each other.
 *
 * @param recLossWeight of the frames' mean absolute distance
 * @param codebookLossWeight of the entries' distance from their latents
 * @param commitment of the latents' distance from their entries
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.1</a>
 */
record RepCodecLosses(
    @Default("32") double recLossWeight,
    @Default("1") double codebookLossWeight,
    @Default("0.15") double commitment) {
  RepCodecLosses {
    if (!(recLossWeight > 0) || !(codebookLossWeight >= 0) || !(commitment >= 0)) {
      throw new IllegalArgumentException(
          "need rec_loss_weight > 0, codebook_loss_weight and commitment >= 0, found %s, %s and %s"
              .formatted(recLossWeight, codebookLossWeight, commitment));
    }
  }

  /**
   * {@return the losses on frames}
   *
   * @param frames normalised, (B, T, H)
   * @param mask 1 where a frame is real, (B, T, 1)
   */
  Losses of(RepCodec codec, NDArray frames, NDArray mask) {
    ResidualQuantised quantised = codec.quantise(codec.encode(frames));
    NDArray distance = codec.decode(quantised.output()).sub(frames).abs().mul(mask);
    NDArray perFrame = Functional.div(distance.sum().div(mask.sum()), frames.getShape().get(2));
    return Losses.named("loss")
        .plus(recLossWeight, "rec_loss", perFrame)
        .plus(codebookLossWeight, "codebook_loss", quantised.codebookLosses().mean())
        .plus(commitment, "commitment_loss", quantised.commitmentLosses().mean());
  }
}
