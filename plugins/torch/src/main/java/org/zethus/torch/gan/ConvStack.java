package org.zethus.torch.gan;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.nn.Conv2d;

/**
 * The body that most discriminators share: convolutions with leaky ReLU between them, the last one
 * giving the score. Planes are (B, C, H, W).
 *
 * @param layers the convolutions whose activations are the feature maps
 * @param last makes the score of them
 * @param slope of the leaky ReLU below 0
 */
record ConvStack(List<Conv2d> layers, Conv2d last, double slope) {
  Judgement judge(NDArray plane) {
    List<NDArray> maps = new ArrayList<>();
    NDArray x = plane;
    for (Conv2d layer : layers) {
      x = leakyRelu(layer.forward(x), slope);
      maps.add(x);
    }
    return new Judgement(last.forward(x), maps);
  }
}
