package org.zethus.torch.flowmatching;

import ai.djl.ndarray.NDArray;

/** How far an estimated velocity is from the true one. */
public final class FlowLoss {
  private FlowLoss() {}

  /**
   * {@return the mean absolute difference over the frames that count}
   *
   * @param estimated (B, T, M)
   * @param velocity (B, T, M)
   * @param counts 1 for a frame that counts, else 0; float32 (B, T)
   */
  public static NDArray absolute(NDArray estimated, NDArray velocity, NDArray counts) {
    NDArray perFrame = estimated.sub(velocity).abs().mean(new int[] {2});
    NDArray frames = counts.sum();
    return perFrame.mul(counts).sum().div(frames.maximum(frames.onesLike()));
  }
}
