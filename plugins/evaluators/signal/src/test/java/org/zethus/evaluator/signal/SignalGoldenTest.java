package org.zethus.evaluator.signal;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.PowerSpectrum;
import org.zethus.dsp.Stft;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Comparison;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class SignalGoldenTest {
  private static final Comparison PLAIN = new Comparison(0, Comparison.Level.AS_IS, Alignment.AUTO);

  @GoldenCases(area = "metrics", model = "energy RMSE/PCC, M-STFT distance, SI-SDR, SI-SNR")
  void distancesOfSpectraAndWaveforms(GoldenCase golden) {
    int rate = ((Number) golden.config().get("fs")).intValue();
    Waveform reference = Waveform.mono(rate, golden.floats("in.ref"));
    StftDistance stft =
        new StftDistance(
            new StftDistance.StftConfig(PLAIN, new StftDistance.Spectra(Stft.Window.RECTANGULAR)));
    for (String other : new String[] {"deg", "noisy"}) {
      Waveform generated = Waveform.mono(rate, golden.floats("in." + other));
      close(golden, "mstft_" + other, stft.score(reference, generated).get("stft_distance"));
      Map<String, Double> ratios =
          new ScaleInvariantRatio(Alignment.CUT).score(reference, generated);
      close(golden, "si_sdr_" + other, ratios.get("si_sdr_db"));
      close(golden, "si_snr_" + other, ratios.get("si_snr_db"));
    }
  }

  private static void close(GoldenCase golden, String output, @Nullable Double value) {
    golden.assertClose("out." + output + "_cut", new double[] {Objects.requireNonNull(value)});
  }

  @GoldenCases(area = "metrics", model = "long-term average spectrum, SNR, singing power ratio")
  void featuresOfAVoice(GoldenCase golden) {
    int rate = ((Number) golden.config().get("fs")).intValue();
    float[] audio = golden.floats("in.audio");
    PowerSpectrum spectrum = LtasDistance.spectrum(audio, rate);
    double[] frequencies =
        IntStream.range(0, spectrum.density().length).mapToDouble(spectrum::frequency).toArray();
    golden.assertClose("out.ltas_freq", frequencies);
    double smallest = Arrays.stream(golden.doubles("out.ltas_density")).min().orElseThrow();
    // The case's atol is above all densities; relative to each it proves something.
    golden.assertClose("out.ltas_density", spectrum.density(), golden.tolerance("rtol"), smallest);
    ToneToNoise tone =
        ToneToNoise.of(golden.floats("in.tone"), rate, ToneToNoise.Power.MEAN_SQUARE);
    golden.assertClose("out.snr", new double[] {tone.ratioDb(), tone.noiseDb()});
    golden.assertClose(
        "out.spr", new double[] {SingingPowerRatio.ratio(audio, rate, golden.floats("in.f0"))});
  }
}
