package org.zethus.evaluator.perceptual;

import java.util.Objects;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.score.Alignment;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class StoiGoldenTest {
  /** The case's own tolerance serves another measure. */
  private static final double TOLERANCE = 0.002;

  @GoldenCases(area = "metrics", model = "PESQ, STOI, MCD")
  void intelligibilityIsThatOfThePublishedImplementation(GoldenCase golden) {
    int rate = ((Number) golden.config().get("fs")).intValue();
    Waveform reference = Waveform.mono(rate, golden.floats("in.ref"));
    for (String other : new String[] {"deg", "noisy"}) {
      Waveform generated = Waveform.mono(rate, golden.floats("in." + other));
      double stoi =
          Objects.requireNonNull(new Stoi(Alignment.CUT).score(reference, generated).get("stoi"));
      golden.assertClose("out.stoi_" + other + "_cut", new double[] {stoi}, 0, TOLERANCE);
    }
  }
}
