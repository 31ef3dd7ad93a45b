package org.zethus.torch.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Utterances by speaker, for models that learn to go on in a voice: where utterances are too short
 * to hear a voice in, several of one speaker are learned as one.
 *
 * @param <I> an utterance
 */
public final class SpeakerGroups<I> {
  private final Map<String, List<I>> groups = new HashMap<>();
  private final Function<I, String> speaker;

  /**
   * Groups utterances.
   *
   * @param speaker tells who speaks
   */
  public SpeakerGroups(List<I> utterances, Function<I, String> speaker) {
    this.speaker = speaker;
    for (I utterance : utterances) {
      groups.computeIfAbsent(speaker.apply(utterance), name -> new ArrayList<>()).add(utterance);
    }
  }

  /** {@return any utterance by the speaker of one, which alone stands for an unknown speaker} */
  public I another(I utterance, Random random) {
    List<I> same = groups.getOrDefault(speaker.apply(utterance), List.of(utterance));
    return same.get(random.nextInt(same.size()));
  }

  /**
   * {@return utterances, each after others by its speaker}
   *
   * @param count how many in all; 1 is the utterance alone
   * @param then joins two in this order
   */
  public List<I> joined(List<I> utterances, int count, BinaryOperator<I> then, Random random) {
    return utterances.stream().map(each -> joined(each, count, then, random)).toList();
  }

  private I joined(I utterance, int count, BinaryOperator<I> then, Random random) {
    I whole = utterance;
    for (int i = 1; i < count; i++) {
      whole = then.apply(another(utterance, random), whole);
    }
    return whole;
  }
}
