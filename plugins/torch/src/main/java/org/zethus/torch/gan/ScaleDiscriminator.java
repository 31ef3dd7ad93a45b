package org.zethus.torch.gan;

import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.nn.Conv1d;

/**
 * Looks at the waveform itself, as (B, 1, samples), through strided convolutions in groups.
 *
 * @param layers the convolutions whose activations are the feature maps
 * @param last makes the score of them
 * @param slope of the leaky ReLU below 0
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, section 2.2</a>
 */
record ScaleDiscriminator(List<Conv1d> layers, Conv1d last, double slope) implements Discriminator {
  ScaleDiscriminator {
    layers = List.copyOf(layers);
  }

  @Override
  public Judgement judge(NDArray audio) {
    List<NDArray> maps = new ArrayList<>();
    NDArray x = audio.expandDims(1);
    for (Conv1d layer : layers) {
      x = leakyRelu(layer.forward(x), slope);
      maps.add(x);
    }
    return new Judgement(last.forward(x), maps);
  }
}
