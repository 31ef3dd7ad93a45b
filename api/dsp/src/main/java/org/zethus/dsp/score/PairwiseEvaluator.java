package org.zethus.dsp.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;

/**
 * An evaluator that looks at one pair of waveforms after the other. Both are mixed to mono and
 * brought to the lower of their sample rates, so that what one of them cannot hold does not count.
 */
public final class PairwiseEvaluator implements Evaluator {
  private final RunContext context;
  private final String measure;
  private final PairScore score;

  /**
   * An evaluator.
   *
   * @param measure what is measured and in which unit
   */
  public PairwiseEvaluator(RunContext context, String measure, PairScore score) {
    this.context = context;
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
      int rate = Math.min(expected.sampleRate(), found.sampleRate());
      items.add(
          new Scores.Item(
              pair.generated().id(),
              score.score(Resampler.resample(expected, rate), Resampler.resample(found, rate))));
      context.progress().report(items.size(), pairs.size(), pair.generated().id());
    }
    return Summary.of(measure, items);
  }

  private static Waveform read(Manifest manifest, Utterance utterance) {
    Path file = manifest.file(utterance, "audio");
    Waveform waveform = AudioFiles.read(file);
    if (waveform.length() == 0) {
      throw new ZethusException(
          "cannot score utterance '%s': %s has no samples".formatted(utterance.id(), file));
    }
    return waveform.toMono();
  }
}
