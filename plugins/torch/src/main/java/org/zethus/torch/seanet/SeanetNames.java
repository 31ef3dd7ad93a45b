package org.zethus.torch.seanet;

/**
 * How a family of checkpoints names the parts of a SEANet.
 *
 * @param layers the list of layers
 * @param convolution what a convolution's weights lie in, below its layer
 * @param transposed likewise of a transposed one
 */
public record SeanetNames(String layers, String convolution, String transposed) {
  /** Hugging Face's EnCodec. */
  public static final SeanetNames HUGGING_FACE = new SeanetNames("layers", "conv", "conv");

  /** EnCodec's own repository, and SpeechTokenizer. */
  public static final SeanetNames ENCODEC = new SeanetNames("model", "conv.conv", "convtr.convtr");
}
