package org.zethus.torch.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.torch.Autograd;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Functional;

/**
 * What a model of symbols predicts of examples, and what it should.
 *
 * @param logits (B, T, classes)
 * @param targets int64, (B, T)
 * @param ignored a target that is no fault whatever is predicted
 * @param eos the target that the accuracy leaves out
 * @param factor of the loss
 */
public record Taught(NDArray logits, NDArray targets, long ignored, long eos, double factor) {
  /** A target that does not count. */
  public static final long IGNORED = -100;

  private static final TorchScript KERNELS = TorchScript.beside(Taught.class, "taught.py");

  /** {@return the cross entropy, summed over frames} */
  public NDArray loss() {
    NDArray sum = Functional.crossEntropy(rows(), targets.flatten(), ignored);
    return factor == 1 ? sum : Functional.mul(sum, factor);
  }

  /** {@return which part of the targets is among so many likeliest codes} */
  public double amongBest(int best) {
    long[] counts =
        Autograd.inference(
            () ->
                Tensors.longs(
                    KERNELS.call("among_best", rows(), targets.flatten(), eos, (long) best)));
    return counts[1] == 0 ? 0 : (double) counts[0] / counts[1];
  }

  /** {@return the cross entropy of a target that counts, on average} */
  public NDArray mean() {
    long counted = Autograd.inference(() -> targets.neq(ignored).sum().getLong());
    return Functional.div(loss(), Math.max(1, counted));
  }

  /** {@return the part from a position on} */
  public Taught from(int position) {
    NDIndex part = new NDIndex(":, {}:", position);
    return new Taught(logits.get(part), targets.get(part), ignored, eos, factor);
  }

  private NDArray rows() {
    return logits.reshape(-1, logits.getShape().get(2));
  }
}
