package org.zethus.torch.vocos;

import org.jspecify.annotations.Nullable;

/**
 * What a backbone of ConvNeXt blocks looks like.
 *
 * @param inputChannels channels of the frames it takes
 * @param dim its width
 * @param intermediateDim width within a block
 * @param numLayers blocks
 * @param conditions how many conditions its norms know; null: they are plain
 * @param condition the one it runs with
 */
public record ConvNextShape(
    int inputChannels,
    int dim,
    int intermediateDim,
    int numLayers,
    @Nullable Integer conditions,
    int condition) {

  public ConvNextShape {
    if (inputChannels < 1 || dim < 1 || intermediateDim < 1 || numLayers < 1) {
      throw new IllegalArgumentException(
          "need input channels, dim, intermediate dim and layers of at least 1, found %d, %d, %d, %d"
              .formatted(inputChannels, dim, intermediateDim, numLayers));
    }
  }

  /** {@return a shape with plain norms} */
  public static ConvNextShape of(int inputChannels, int dim, int intermediateDim, int numLayers) {
    return new ConvNextShape(inputChannels, dim, intermediateDim, numLayers, null, 0);
  }

  /** {@return the shape of a block; together the layer scales begin as 1} */
  ConvNextBlock.Shape block() {
    return new ConvNextBlock.Shape(
        dim, intermediateDim, false, 1.0 / numLayers, conditions, condition);
  }
}
