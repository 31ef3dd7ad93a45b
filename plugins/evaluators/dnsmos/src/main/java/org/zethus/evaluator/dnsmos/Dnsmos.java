package org.zethus.evaluator.dnsmos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.score.Summary;
import org.zethus.dsp.score.UtterancePair;

/**
 * Means over the excerpts of each generated utterance. The reference says which utterances count;
 * nothing is compared with it.
 */
final class Dnsmos implements Evaluator {
  static final String MEASURE = "mean opinion score as predicted by DNSMOS, from 1 to 5";

  private final RunContext context;
  private final List<Measure> measures;

  /**
   * An evaluator.
   *
   * @param measures closed with this
   */
  Dnsmos(RunContext context, List<Measure> measures) {
    this.context = context;
    this.measures = List.copyOf(measures);
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    List<UtterancePair> pairs = UtterancePair.match(reference, generated);
    List<Scores.Item> items = new ArrayList<>();
    for (UtterancePair pair : pairs) {
      context.cancel().throwIfCancelled();
      Path file = generated.file(pair.generated(), "audio");
      items.add(new Scores.Item(pair.generated().id(), opinions(file)));
      context.progress().report(items.size(), pairs.size(), pair.generated().id());
    }
    return Summary.of(MEASURE, items);
  }

  private Map<String, Double> opinions(Path file) {
    Waveform waveform = AudioFiles.read(file).toMono();
    float[] samples = Resampler.resample(waveform, Excerpts.SAMPLE_RATE).samples();
    if (samples.length == 0) {
      throw new ZethusException("cannot score %s: it has no samples".formatted(file));
    }
    List<float[]> excerpts = Excerpts.of(samples);
    Map<String, Double> means = new LinkedHashMap<>();
    for (float[] excerpt : excerpts) {
      context.cancel().throwIfCancelled();
      for (Measure measure : measures) {
        measure
            .of(excerpt)
            .forEach((name, value) -> means.merge(name, value / excerpts.size(), Double::sum));
      }
    }
    return means;
  }

  @Override
  public void close() {
    measures.forEach(Measure::close);
  }
}
