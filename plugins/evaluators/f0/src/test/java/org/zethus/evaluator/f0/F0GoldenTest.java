package org.zethus.evaluator.f0;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Series;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class F0GoldenTest {
  @GoldenCases(area = "metrics", model = "F0 Pearson correlation, F0 RMSE, V/UV F1 from f0 tracks")
  void tracksAreComparedAsPublished(GoldenCase golden) {
    double[] reference = golden.doubles("in.f0_ref");
    double[] generated = golden.doubles("in.f0_deg");
    for (Alignment alignment : new Alignment[] {Alignment.CUT, Alignment.DTW}) {
      String method = alignment.name().toLowerCase(Locale.ROOT);
      Map<String, Double> hertz =
          F0Error.score(reference, generated, alignment, TrackComparison.ALL);
      Map<String, Double> cents =
          F0Error.score(reference, generated, alignment, TrackComparison.MELODY);
      close(golden, "out.fpc_" + method + "_hz", hertz, "f0_correlation");
      close(golden, "out.fpc2_" + method + "_hz", hertz, "f0_correlation");
      close(golden, "out.f0rmse_" + method + "_hz", hertz, "f0_rmse_hz");
      close(golden, "out.fpc_" + method + "_cent", cents, "f0_correlation");
      close(golden, "out.fpc2_" + method + "_cent", cents, "f0_correlation");
      close(golden, "out.f0rmse_" + method + "_cent", cents, "f0_rmse_cents");
      close(golden, "out.vuv_f1_" + method, hertz, "voicing_f1");
      Series paired = Series.align(alignment, reference, generated);
      golden.assertSame(
          "out.vuv_" + method,
          new long[] {
            paired.count((expected, found) -> expected > 0 && found > 0),
            paired.count((expected, found) -> expected <= 0 && found > 0),
            paired.count((expected, found) -> expected > 0 && found <= 0)
          });
    }
  }

  private static void close(
      GoldenCase golden, String output, Map<String, Double> values, String name) {
    golden.assertClose(output, new double[] {Objects.requireNonNull(values.get(name))});
  }
}
