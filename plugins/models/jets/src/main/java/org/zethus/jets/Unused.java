package org.zethus.jets;

import java.util.List;
import org.zethus.torch.StateDict;

/**
 * What published checkpoints have and no output depends on: FastSpeech 2's mel layer, post-net and
 * buckets.
 */
final class Unused {
  private static final int POSTNET_LAYERS = 5;
  private static final List<String> NAMES =
      List.of(
          "mel_linear.weight",
          "mel_linear.bias",
          "variance_adaptor.pitch_bins",
          "variance_adaptor.pitch_embedding.weight",
          "variance_adaptor.energy_bins",
          "variance_adaptor.energy_embedding.weight");
  private static final List<String> POSTNET =
      List.of(
          "0.conv.weight",
          "0.conv.bias",
          "1.weight",
          "1.bias",
          "1.running_mean",
          "1.running_var",
          "1.num_batches_tracked");

  private Unused() {}

  /** Lets a checkpoint have them. */
  static void ignoreIn(StateDict weights) {
    NAMES.forEach(weights::ignore);
    for (int i = 0; i < POSTNET_LAYERS; i++) {
      StateDict layer = weights.at("postnet.convolutions", i);
      POSTNET.forEach(layer::ignore);
    }
  }
}
