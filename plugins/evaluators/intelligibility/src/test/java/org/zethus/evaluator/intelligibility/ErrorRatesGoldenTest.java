package org.zethus.evaluator.intelligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.evaluator.intelligibility.ErrorRates.Pair;
import org.zethus.testkit.Closeness;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class ErrorRatesGoldenTest {
  /** The mode that compares a transcript with itself is not one of ours. */
  @GoldenCases(area = "metrics", model = "character / word error rate")
  void ratesOfSentencesAndOfAllTogether(GoldenCase golden) {
    assertThat(golden.entries()).isNotEmpty();
    List<Pair> plain = new ArrayList<>();
    for (Config entry : golden.entries()) {
      String reference = (String) entry.get("reference");
      String hypothesis = (String) entry.get("hypothesis");
      Pair joined = Pair.of(reference, hypothesis, Normalisation.JOINED);
      close(golden, entry, "cer_gt_content", joined.characters().rate());
      close(golden, entry, "wer_gt_content", joined.words().rate());
      close(golden, entry, "cer_gt_audio_chinese", joined.characters().rate());
      close(golden, entry, "wer_gt_audio_chinese", joined.words().rate());
      Pair raw = Pair.of(reference, hypothesis, Normalisation.NONE);
      close(golden, entry, "plain_cer", raw.characters().rate());
      close(golden, entry, "plain_wer", raw.words().rate());
      plain.add(raw);
    }
    close(
        golden,
        golden.json(),
        "corpus.cer_all",
        ErrorRates.rate(plain.stream().map(Pair::characters).toList()));
    close(
        golden,
        golden.json(),
        "corpus.wer_all",
        ErrorRates.rate(plain.stream().map(Pair::words).toList()));
  }

  private static void close(GoldenCase golden, Config values, String key, double actual) {
    double expected = values.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    Closeness.assertClose(
        golden.name() + " " + values.get("reference") + " " + key,
        new double[] {expected},
        new double[] {actual},
        new long[0],
        golden.tolerance("rtol"),
        golden.tolerance("atol"));
  }
}
