package org.zethus.torch.autoregressive;

import java.util.Random;
import org.zethus.api.plugin.CancelSignal;

/** Draws one sample after the other. */
final class SampleLoop {
  private final SampleCoding coding;
  private final SampleNetwork.State state;
  private final Random random;
  private final CancelSignal cancel;
  private float previous;

  SampleLoop(SampleNetwork network, SampleCoding coding, long seed, CancelSignal cancel) {
    this.coding = coding;
    this.cancel = cancel;
    state = network.begin();
    random = new Random(seed);
    previous = coding.value(0);
  }

  /**
   * Draws the next samples.
   *
   * @param conditions row by row
   * @param width of a row
   * @param row that belongs to the first of these samples
   * @param samples gets them, in [-1, 1]
   * @param from where they begin
   * @param to where they end
   */
  void draw(float[] conditions, int width, int row, float[] samples, int from, int to) {
    for (int i = from; i < to; i++) {
      cancel.throwIfCancelled();
      float[] outputs = state.next(previous, conditions, (row + i - from) * width);
      previous = coding.draw(outputs, random);
      samples[i] = Math.max(-1, Math.min(1, coding.sample(previous)));
    }
  }
}
