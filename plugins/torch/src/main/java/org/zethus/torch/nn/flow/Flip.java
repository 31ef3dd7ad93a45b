package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;

/** Turns the channels around, so that the next coupling layer changes the other half. */
public final class Flip implements Flow {
  @Override
  public Mapped forward(NDArray x, NDArray mask, @Nullable NDArray g) {
    return new Mapped(x.flip(1), x.getManager().zeros(new Shape(x.getShape().get(0))));
  }

  @Override
  public NDArray reverse(NDArray x, NDArray mask, @Nullable NDArray g) {
    return x.flip(1);
  }

  @Override
  public Value reverse(Value x, @Nullable Value g) {
    return x.flip(1);
  }
}
