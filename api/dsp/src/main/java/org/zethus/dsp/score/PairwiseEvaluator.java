package org.zethus.dsp.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;

/**
 * An evaluator that looks at one pair of waveforms after the other, mixed to mono and prepared as
 * the section {@code compare} of the configuration says; see {@link Comparison}.
 */
public final class PairwiseEvaluator implements Evaluator {
  private final RunContext context;
  private final Comparison comparison;
  private final String measure;
  private final PairScore score;

  /**
   * An evaluator.
   *
   * @param measure what is measured and in which unit
   */
  public PairwiseEvaluator(RunContext context, String measure, PairScore score) {
    this.context = context;
    this.comparison = context.config().as(PairConfig.class).compare();
    this.measure = measure;
    this.score = score;
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    List<UtterancePair> pairs = UtterancePair.match(reference, generated);
    List<Scores.Item> items = new ArrayList<>();
    for (UtterancePair pair : pairs) {
      context.cancel().throwIfCancelled();
      Waveform expected = read(reference, pair.reference());
      Waveform found = read(generated, pair.generated());
      items.add(new Scores.Item(pair.generated().id(), values(pair, expected, found)));
      context.progress().report(items.size(), pairs.size(), pair.generated().id());
    }
    return Summary.of(measure, items);
  }

  private Map<String, Double> values(UtterancePair pair, Waveform expected, Waveform found) {
    try {
      Comparison.Pair prepared = comparison.prepare(expected, found);
      Map<String, Double> values =
          new LinkedHashMap<>(score.score(prepared.reference(), prepared.generated()));
      values.values().removeIf(value -> !Double.isFinite(value)); // the pair does not have it
      return values;
    } catch (ZethusException e) {
      throw new ZethusException(
          "cannot score utterance '%s': %s".formatted(pair.generated().id(), e.getMessage()), e);
    }
  }

  private static Waveform read(Manifest manifest, Utterance utterance) {
    Path file = manifest.file(utterance, "audio");
    Waveform waveform = AudioFiles.read(file);
    if (waveform.length() == 0) {
      throw new ZethusException(
          "cannot score utterance '%s': %s has no samples".formatted(utterance.id(), file));
    }
    return waveform;
  }
}
