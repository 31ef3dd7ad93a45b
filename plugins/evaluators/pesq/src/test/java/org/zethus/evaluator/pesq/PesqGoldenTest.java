package org.zethus.evaluator.pesq;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.score.Alignment;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class PesqGoldenTest {
  @GoldenCases(area = "metrics", model = "PESQ, STOI, MCD")
  void scoresAndOpinionsAreThoseOfTheStandard(GoldenCase golden) {
    int rate = ((Number) golden.config().get("fs")).intValue();
    Waveform reference = Waveform.mono(rate, golden.floats("in.ref"));
    for (String other : new String[] {"deg", "noisy"}) {
      Waveform generated = Waveform.mono(rate, golden.floats("in." + other));
      Map<String, Double> cut = new Pesq(Alignment.CUT).score(reference, generated);
      close(golden, "pesq_" + other + "_cut", cut.get("pesq"));
      close(golden, "p862_nb_" + other, cut.get("pesq_nb"));
      close(golden, "p862_wb_" + other, cut.get("pesq_wb"));
    }
  }

  private static void close(GoldenCase golden, String output, @Nullable Double value) {
    golden.assertClose("out." + output, new double[] {Objects.requireNonNull(value)});
  }
}
