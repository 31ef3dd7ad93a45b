package org.zethus.torch.seanet;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/** A SEANet's layers in a row, each with its number in the checkpoint; activations count too. */
final class SeanetLayers {
  private final StateDict weights;
  private final SeanetNames names;
  private final SeanetShape shape;
  private final SeanetConvolutions convolutions;
  private final List<UnaryOperator<NDArray>> layers = new ArrayList<>();

  SeanetLayers(StateDict weights, SeanetNames names, SeanetShape shape) {
    this.weights = weights;
    this.names = names;
    this.shape = shape;
    convolutions = new SeanetConvolutions(names, shape);
  }

  private StateDict next() {
    return weights.at(names.layers(), layers.size());
  }

  void activation() {
    layers.add(Functional::elu);
  }

  void convolution(int in, int out, int kernel, int stride) {
    layers.add(convolutions.plain(next(), ConvShape.of(in, out, kernel).withStride(stride)));
  }

  void transposedConvolution(int in, int out, int stride) {
    ConvShape conv = ConvShape.of(in, out, 2 * stride).withStride(stride);
    layers.add(convolutions.transposed(next(), conv));
  }

  void residualBlocks(int channels) {
    int dilation = 1;
    for (int j = 0; j < shape.residualLayers(); j++) {
      layers.add(new ResidualBlock(next(), convolutions, channels, dilation)::forward);
      dilation *= shape.dilationBase();
    }
  }

  void lstm(int channels, boolean bidirectional) {
    if (shape.lstmLayers() > 0) {
      layers.add(new LstmSkip(next(), channels, shape.lstmLayers(), bidirectional)::forward);
    }
  }

  NDArray forward(NDArray x) {
    return Scope.through(layers, x, UnaryOperator::apply);
  }
}
