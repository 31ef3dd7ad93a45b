package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.loss.Losses;

/**
 * Lets each loss pull at the waveform by its share of all weights, whatever its scale: {@code
 * weight / sum of weights * gradient / running norm of the gradient}. So weights mean the same for
 * any loss, and for any size of the network.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.4, "Balancer",
 *     equation 4</a>
 */
final class LossBalancer {
  private static final TorchScript KERNELS = TorchScript.beside(LossBalancer.class, "balancer.py");
  private static final double LEAST = 1e-12; // a loss that does not pull at all

  private final Map<String, NDArray> pulls = new LinkedHashMap<>();
  private final double decay;

  /**
   * A balancer.
   *
   * @param memory gets a buffer (2) for each loss
   * @param losses their names
   * @param decay of the running norms, per batch
   */
  LossBalancer(StateDict memory, List<String> losses, double decay) {
    this.decay = decay;
    losses.forEach(name -> pulls.put(name, memory.at("pulls").buffer(name, Init.ZEROS, 2)));
  }

  /**
   * {@return the losses with other weights}
   *
   * @param losses computed from {@code output} alone; their graphs are kept
   * @param output waveforms (B, samples)
   */
  Losses balance(Losses losses, NDArray output) {
    return losses.balanced((name, loss) -> LEAST + pull(name, loss, output));
  }

  private double pull(String name, NDArray loss, NDArray output) {
    NDArray sums = Objects.requireNonNull(pulls.get(name), name);
    return KERNELS.call("pull", loss, output, sums, decay).getFloat();
  }
}
