package org.zethus.evaluator.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Default;
import org.zethus.dsp.Stft;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Comparison;
import org.zethus.dsp.score.PairScore;

/**
 * Distance of spectra at three resolutions: spectral convergence {@code |M - M'| / |M|} (Frobenius
 * norms of magnitudes) and mean absolute difference of log magnitudes, each the mean over the
 * resolutions. {@code stft_distance} is their sum; 0 for equal sound.
 *
 * @see <a href="https://arxiv.org/abs/1910.11480">Yamamoto et al. 2020, section 2.2</a>
 */
final class StftDistance implements PairScore {
  static final String MEASURE = "multi-resolution STFT distance";

  private static final double LEAST_POWER = 1e-7;

  /** One resolution, in samples. */
  private record Resolution(int nFft, int hopLength, int winLength) {}

  private static final List<Resolution> RESOLUTIONS =
      List.of(
          new Resolution(1024, 120, 600),
          new Resolution(2048, 240, 1200),
          new Resolution(512, 50, 240));

  /**
   * What is read of the configuration.
   *
   * @param compare how pairs are prepared
   * @param stft how spectra are made
   */
  record StftConfig(@Default("{}") Comparison compare, @Default("{}") Spectra stft) {}

  /**
   * How spectra are made.
   *
   * @param window as in the paper; Amphion's numbers are made with a rectangular one
   */
  record Spectra(@Default("hann") Stft.Window window) {}

  private final Alignment alignment;
  private final List<Stft> stfts;

  StftDistance(StftConfig config) {
    alignment = config.compare().align().or(Alignment.CUT);
    Stft.Window window = config.stft().window();
    stfts =
        RESOLUTIONS.stream()
            .map(
                r ->
                    new Stft(
                        r.nFft(), r.winLength(), r.hopLength(), Padding.CENTER_REFLECT, window))
            .toList();
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int length = alignment.length(reference.length(), generated.length(), "samples");
    float[] expected = Arrays.copyOf(reference.samples(), length);
    float[] found = Arrays.copyOf(generated.samples(), length);
    double convergence = 0;
    double logDistance = 0;
    for (Stft stft : stfts) {
      float[] m = stft.magnitude(expected, 0);
      float[] n = stft.magnitude(found, 0);
      double difference = 0;
      double power = 0;
      double logs = 0;
      for (int i = 0; i < m.length; i++) {
        double a = Math.max(m[i], Math.sqrt(LEAST_POWER));
        double b = Math.max(n[i], Math.sqrt(LEAST_POWER));
        difference += (a - b) * (a - b);
        power += a * a;
        logs += Math.abs(StrictMath.log(a / b));
      }
      convergence += Math.sqrt(difference / power) / stfts.size();
      logDistance += logs / m.length / stfts.size();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("stft_distance", convergence + logDistance);
    values.put("spectral_convergence", convergence);
    values.put("log_magnitude", logDistance);
    return values;
  }
}
