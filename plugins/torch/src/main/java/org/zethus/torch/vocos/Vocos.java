package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Spectrum;

/**
 * Vocos: a backbone that keeps the frame rate, and a head that gives each frame its spectrum and
 * inverts it. No layer upsamples, so it is fast. Frames (B, C, T), e.g. mel frames, to samples (B,
 * N).
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, figure 2</a>
 */
public final class Vocos {
  private final Backbone backbone;
  private final FourierHead head;

  /** Takes the weights below {@code backbone} and {@code head}. */
  public Vocos(StateDict weights, NetworkConfig config) {
    backbone = backbone(weights.at("backbone"), config);
    head = head(weights.at("head"), config);
  }

  private static Backbone backbone(StateDict weights, NetworkConfig config) {
    return switch (config.backbone()) {
      case CONVNEXT -> new ConvNextBackbone(weights, config.convNext());
      case RESNET ->
          new ResNetBackbone(weights, config.inputChannels(), config.dim(), config.numLayers());
    };
  }

  private static FourierHead head(StateDict weights, NetworkConfig config) {
    int dim = config.dim();
    return switch (config.head()) {
      case ISTFT -> new IstftHead(weights, dim, config.nFft(), config.hopSize(), config.padding());
      case IMDCT_SYMEXP -> new ImdctSymExpHead(weights, dim, config.hopSize(), config.padding());
      case IMDCT_COS -> new ImdctCosHead(weights, dim, config.hopSize(), config.padding());
    };
  }

  /** {@return the backbone's frames, (B, T, dim)} */
  public NDArray frames(NDArray x) {
    return backbone.forward(x);
  }

  /**
   * {@return samples, (B, N)} With {@code same} padding N is {@code T * hop}, with {@code center}
   * it is {@code (T - 1) * hop}.
   */
  public NDArray forward(NDArray x) {
    NDArray frames = frames(x);
    return head.forward(frames, head.samples(frames.getShape().get(1)));
  }

  /**
   * {@return exactly {@code T * hop} samples, (B, T * hop)} With {@code center} padding the last
   * hop stands on fewer frames.
   */
  public NDArray forwardWhole(NDArray x) {
    NDArray frames = frames(x);
    return head.forward(frames, frames.getShape().get(1) * head.hopLength());
  }

  /**
   * {@return the spectra of frames (1, C, T), in a graph}
   *
   * @throws ZethusException if the head makes other than spectra
   */
  public Spectrum spectrum(Value x) {
    return istft().spectrum(backbone.forward(x));
  }

  /**
   * {@return exactly {@code T * hop} samples of frames (1, C, T), in a graph: (1, 1, N)}
   *
   * @throws ZethusException as {@link #spectrum}
   */
  public Value forwardWhole(Value x) {
    return istft().forward(spectrum(x));
  }

  private IstftHead istft() {
    if (head instanceof IstftHead istft) {
      return istft;
    }
    throw new ZethusException(
        "a Vocos whose head is an inverse MDCT cannot be exported: programs expect spectra, of the"
            + " head istft");
  }

  /** {@return how many frames to either side can change a frame's samples} */
  public int reach() {
    return backbone.reach() + head.reach();
  }
}
