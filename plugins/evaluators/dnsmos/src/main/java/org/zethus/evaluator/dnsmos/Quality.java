package org.zethus.evaluator.dnsmos;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.tensor.Tensor;

/**
 * The quality of the speech, of the background and overall, as listeners say it by ITU-T P.835.
 *
 * @param graph takes samples (1, 144160); says all three
 * @see <a href="https://arxiv.org/abs/2110.01763">Reddy et al. 2022</a>
 */
record Quality(OpinionGraph graph, Calibration calibration) implements Measure {
  /** The published graph's name. */
  static final String FILE = "sig_bak_ovr.onnx";

  static final int OPINIONS = 3;

  @Override
  public Map<String, Double> of(float[] excerpt) {
    float[] raw = graph.opinions(Tensor.of(excerpt, 1, excerpt.length));
    Map<String, Double> opinions = new LinkedHashMap<>();
    opinions.put("dnsmos_sig", Calibration.value(calibration.signal(), raw[0]));
    opinions.put("dnsmos_bak", Calibration.value(calibration.background(), raw[1]));
    opinions.put("dnsmos_ovrl", Calibration.value(calibration.overall(), raw[2]));
    return opinions;
  }

  @Override
  public void close() {
    graph.close();
  }
}
