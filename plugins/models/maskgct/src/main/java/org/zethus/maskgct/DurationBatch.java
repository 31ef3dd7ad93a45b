package org.zethus.maskgct;

import org.zethus.torch.flowmatching.Passage;

/**
 * Utterances, each after another by the same speaker, whose durations are hidden; plain Java
 * values, so that one thread can read the next batch while another computes.
 *
 * @param prompts phones of the other utterances
 * @param texts phones of the utterances
 * @param rates frames per phone of both, (B, 2) row by row
 * @param passage where on the way from noise the hidden ones are looked at
 * @param seed of the noise
 */
record DurationBatch(long[][] prompts, long[][] texts, double[] rates, Passage passage, long seed)
    implements Objective.Hidden {
  @Override
  public int counted() {
    return texts.length;
  }
}
