package org.zethus.torch.train;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;

/**
 * What of a corpus is not learned. A trainer's record has it under an empty key.
 *
 * @param validUtterances how many utterances, the manifest's last, are held out for validation
 * @param sampleUtterances how many of these are generated for listening, each time samples are due
 */
public record HoldOut(@Default("0") int validUtterances, @Default("2") int sampleUtterances) {
  public HoldOut {
    if (validUtterances < 0 || sampleUtterances < 0) {
      throw new IllegalArgumentException(
          "need valid_utterances and sample_utterances of at least 0, found %d and %d"
              .formatted(validUtterances, sampleUtterances));
    }
  }

  /**
   * {@return a corpus in two parts}
   *
   * @throws ZethusException if nothing is left to learn
   */
  public <I> Split<I> split(List<I> corpus) {
    int learned = corpus.size() - validUtterances;
    if (learned <= 0) {
      throw new ZethusException(
          "key 'valid_utterances': found %d, the corpus has only %d utterances"
              .formatted(validUtterances, corpus.size()));
    }
    List<I> heldOut = corpus.subList(learned, corpus.size());
    return new Split<>(
        corpus.subList(0, learned),
        heldOut,
        heldOut.subList(0, Math.min(sampleUtterances, heldOut.size())));
  }
}
