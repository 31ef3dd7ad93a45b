package org.zethus.evaluator.duration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.score.Summary;
import org.zethus.dsp.score.UtterancePair;

/**
 * How far durations are off: {@code |generated - reference| / reference} of whole utterances, and,
 * where both have segments of the same phones, the mean absolute difference of a phone in
 * milliseconds.
 */
final class DurationError implements Evaluator {
  static final String MEASURE = "relative error of utterances' seconds, and of phones in ms";

  private final RunContext context;

  DurationError(RunContext context) {
    this.context = context;
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    List<UtterancePair> pairs = UtterancePair.match(reference, generated);
    List<Scores.Item> items = new ArrayList<>();
    for (UtterancePair pair : pairs) {
      context.cancel().throwIfCancelled();
      Map<String, Double> values = new LinkedHashMap<>();
      double expected = seconds(reference, pair.reference());
      double found = seconds(generated, pair.generated());
      if (expected == 0) {
        throw new ZethusException(
            "reference utterance '%s' in %s lasts 0 s; nothing is relative to that"
                .formatted(pair.reference().id(), reference.folder()));
      }
      values.put("duration_error", Math.abs(found - expected) / expected);
      List<Segment> phones = pair.reference().segments();
      if (!phones.isEmpty() && labels(phones).equals(labels(pair.generated().segments()))) {
        values.put("phone_error_ms", phoneError(phones, pair.generated().segments()));
      }
      items.add(new Scores.Item(pair.generated().id(), values));
      context.progress().report(items.size(), pairs.size(), pair.generated().id());
    }
    return Summary.of(MEASURE, items);
  }

  private static double seconds(Manifest manifest, Utterance utterance) {
    return utterance.seconds() > 0
        ? utterance.seconds()
        : AudioFiles.read(manifest.file(utterance, "audio")).seconds();
  }

  private static List<String> labels(List<Segment> segments) {
    return segments.stream().map(Segment::label).toList();
  }

  private static double phoneError(List<Segment> reference, List<Segment> generated) {
    double sum = 0;
    for (int i = 0; i < reference.size(); i++) {
      sum += Math.abs(generated.get(i).seconds() - reference.get(i).seconds());
    }
    return 1000 * sum / reference.size();
  }
}
