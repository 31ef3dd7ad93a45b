package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;

/**
 * What a quantiser made of latents.
 *
 * @param output the latents that the codes stand for, (B, D, T); its gradient is that of the input
 * @param codes int64, (B, T)
 * @param latents the input as it was looked up, (B, d, T)
 * @param entries what it was taken for, (B, d, T)
 */
public record Quantised(NDArray output, NDArray codes, NDArray latents, NDArray entries) {
  /** {@return how far each item's latents are from their entries, (B); pulls the latents} */
  public NDArray commitmentLoss() {
    return meanSquare(latents.sub(entries.stopGradient()));
  }

  /** {@return how far each item's entries are from their latents, (B); pulls the entries} */
  public NDArray codebookLoss() {
    return meanSquare(entries.sub(latents.stopGradient()));
  }

  private static NDArray meanSquare(NDArray difference) {
    NDArray square = difference.square();
    return square.reshape(square.getShape().get(0), -1).mean(new int[] {1});
  }
}
