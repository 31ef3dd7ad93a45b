package org.zethus.evaluator.mcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelCepstrum;
import org.zethus.dsp.align.TimeWarping;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class McdGoldenTest {
  @GoldenCases(area = "metrics", model = "PESQ, STOI, MCD")
  void distortionOfSoundIsThatOfPymcd(GoldenCase golden) {
    close(golden, "plain_deg", score(golden, Definition.PYMCD_PLAIN, "deg"));
    close(golden, "dtw_deg", score(golden, Definition.PYMCD_DTW, "deg"));
    close(golden, "dtw_sl_deg", score(golden, Definition.PYMCD_DTW_SL, "deg"));
    close(golden, "dtw_sl_noisy", score(golden, Definition.PYMCD_DTW_SL, "noisy"));
  }

  @GoldenCases(area = "metrics", model = "PESQ, STOI, MCD")
  void distortionOfCepstraIsThatOfPymcd(GoldenCase golden) {
    double[][] reference = cepstra(golden, "in.mcep_ref");
    double[][] generated = cepstra(golden, "in.mcep_deg");
    PymcdDistortion warped = new PymcdDistortion(Definition.PYMCD_DTW);
    TimeWarping.Path path = warped.pair(reference, generated);
    golden.assertSame(
        "mid.fastdtw_path",
        IntStream.range(0, path.length())
            .flatMap(pair -> IntStream.of(path.first(pair), path.second(pair)))
            .asLongStream()
            .toArray());
    close(golden, "dtw_deg", warped.distortion(reference, generated));
    PymcdDistortion scaled = new PymcdDistortion(Definition.PYMCD_DTW_SL);
    close(golden, "dtw_sl_deg", scaled.distortion(reference, generated));
  }

  /** Where a frame lies between two samples, WORLD's rounding is a matter of chance. */
  @GoldenCases(area = "metrics", model = "PESQ, STOI, MCD")
  void cepstraOfNearlyAllFramesAreThoseOfWorldAndSptk(GoldenCase golden) {
    for (String name : new String[] {"ref", "deg"}) {
      Waveform sound = sound(golden, name);
      double[][] expected = cepstra(golden, "in.mcep_" + name);
      double[][] found = PymcdDistortion.cepstra(sound.samples(), sound.sampleRate());
      assertThat(found).hasSameDimensionsAs(expected);
      long near =
          IntStream.range(0, found.length)
              .filter(t -> MelCepstrum.distance(expected[t], found[t]) <= golden.tolerance("atol"))
              .count();
      assertThat((double) near / found.length).isGreaterThanOrEqualTo(0.98);
    }
  }

  private static double score(GoldenCase golden, Definition definition, String generated) {
    return Objects.requireNonNull(
        new PymcdDistortion(definition)
            .score(sound(golden, "ref"), sound(golden, generated))
            .get("mcd_pymcd_db"));
  }

  private static void close(GoldenCase golden, String output, double distortion) {
    golden.assertClose("out.mcd_" + output, new double[] {distortion});
  }

  private static Waveform sound(GoldenCase golden, String name) {
    int rate = ((Number) golden.config().get("fs")).intValue();
    return Waveform.mono(rate, golden.floats("in." + name));
  }

  private static double[][] cepstra(GoldenCase golden, String name) {
    double[] values = golden.doubles(name);
    int width = (int) golden.tensor(name).shape()[1];
    return IntStream.range(0, values.length / width)
        .mapToObj(t -> Arrays.copyOfRange(values, t * width, (t + 1) * width))
        .toArray(double[][]::new);
  }
}
