package org.zethus.torch.seanet;

/**
 * How a family of checkpoints names the parts of a SEANet.
 *
 * @param layers the list of layers
 * @param convolution what lies in the layer of a convolution
 * @param transposed likewise of a transposed one
 */
public record SeanetNames(String layers, Convolution convolution, Convolution transposed) {
  /** Hugging Face's EnCodec. */
  public static final SeanetNames HUGGING_FACE =
      new SeanetNames("layers", new Convolution("conv", "norm"), new Convolution("conv", "norm"));

  /** EnCodec's own repository, and SpeechTokenizer. */
  public static final SeanetNames ENCODEC =
      new SeanetNames(
          "model",
          new Convolution("conv.conv", "conv.norm"),
          new Convolution("convtr.convtr", "convtr.norm"));

  /**
   * The parts of a convolution.
   *
   * @param weights what its weights lie in
   * @param norm what those of its normalisation lie in, where it has one
   */
  public record Convolution(String weights, String norm) {}
}
