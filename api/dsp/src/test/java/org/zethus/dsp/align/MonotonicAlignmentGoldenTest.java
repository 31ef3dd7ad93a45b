package org.zethus.dsp.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class MonotonicAlignmentGoldenTest {
  @GoldenCases(area = "vits", model = "monotonic alignment search")
  void pathsOfTheReference(GoldenCase golden) {
    int cases = 0;
    for (String name : golden.names()) {
      if (name.startsWith("out.") && name.endsWith("_path")) {
        String stem = name.substring("out.".length(), name.length() - "_path".length());
        golden.assertClose(name, paths(golden, stem));
        cases++;
      }
    }
    assertThat(cases).isPositive();
  }

  private static float[] paths(GoldenCase golden, String stem) {
    long[] shape = golden.tensor("in." + stem).shape();
    int frames = (int) shape[1];
    int phones = (int) shape[2];
    float[] all = golden.floats("in." + stem);
    float[] paths = new float[all.length];
    for (int b = 0; b < shape[0]; b++) {
      float[] scores = Arrays.copyOfRange(all, b * frames * phones, (b + 1) * frames * phones);
      boolean masked = golden.has("in." + stem + "_mask");
      int t = masked ? (int) golden.longs("in." + stem + "_ty")[b] : frames;
      int x = masked ? (int) golden.longs("in." + stem + "_tx")[b] : phones;
      int[] durations = MonotonicAlignment.durations(scores, phones, t, x);
      float[] path = MonotonicAlignment.path(durations);
      for (int row = 0; row < t; row++) {
        System.arraycopy(path, row * x, paths, (b * frames + row) * phones, x);
      }
    }
    return paths;
  }
}
