package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;

/**
 * Vocos: a backbone that keeps the frame rate, and a head that gives each frame its spectrum and
 * inverts it. No layer upsamples, so it is fast. Mel frames (B, mel bins, T) to samples (B, N).
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, figure 2</a>
 */
final class Vocos {
  private final Backbone backbone;
  private final FourierHead head;

  /** Takes the weights below {@code backbone} and {@code head}. */
  Vocos(StateDict weights, VocosConfig.Network config) {
    backbone = backbone(weights.at("backbone"), config);
    head = head(weights.at("head"), config);
  }

  private static Backbone backbone(StateDict weights, VocosConfig.Network config) {
    return switch (config.backbone()) {
      case CONVNEXT -> new ConvNextBackbone(weights, config);
      case RESNET ->
          new ResNetBackbone(weights, config.inputChannels(), config.dim(), config.numLayers());
    };
  }

  private static FourierHead head(StateDict weights, VocosConfig.Network config) {
    int dim = config.dim();
    return switch (config.head()) {
      case ISTFT -> new IstftHead(weights, dim, config.nFft(), config.hopSize(), config.padding());
      case IMDCT_SYMEXP -> new ImdctSymExpHead(weights, dim, config.hopSize(), config.padding());
      case IMDCT_COS -> new ImdctCosHead(weights, dim, config.hopSize(), config.padding());
    };
  }

  /** {@return the backbone's frames, (B, T, dim)} */
  NDArray frames(NDArray mel) {
    return backbone.forward(mel);
  }

  /**
   * {@return samples, (B, N)} With {@code same} padding N is {@code T * hop}, with {@code center}
   * it is {@code (T - 1) * hop}.
   */
  NDArray forward(NDArray mel) {
    NDArray frames = frames(mel);
    return head.forward(frames, head.samples(frames.getShape().get(1)));
  }

  /**
   * {@return exactly {@code T * hop} samples, (B, T * hop)} With {@code center} padding the last
   * hop stands on fewer frames.
   */
  NDArray forwardWhole(NDArray mel) {
    NDArray frames = frames(mel);
    return head.forward(frames, frames.getShape().get(1) * head.hopLength());
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    return backbone.reach() + head.reach();
  }
}
