package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zethus.dsp.MelSpectrogramGoldenTest.firstFrames;
import static org.zethus.dsp.MelSpectrogramGoldenTest.names;
import static org.zethus.dsp.MelSpectrogramGoldenTest.widen;

import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class SpectraGoldenTest {
  private static final String GRIFFIN_LIM = "out.griffin_lim";

  @GoldenCases(area = "dsp", model = "linear magnitude spectrogram")
  void linearMagnitudes(GoldenCase golden) {
    double epsilon = ((Number) golden.config().get("eps_inside_sqrt")).doubleValue();
    float[] samples = golden.floats("in.speech");
    golden.assertClose("out.linear", stft(golden, Padding.HOP_REFLECT).magnitude(samples, epsilon));
  }

  @GoldenCases(area = "dsp", model = "log amplitude and phase spectra")
  void amplitudeAndPhase(GoldenCase golden) {
    Spectrogram spectrogram = stft(golden, Padding.HOP_REFLECT).forward(golden.floats("in.speech"));
    double rtol = golden.tolerance("rtol");
    golden.assertClose("out.real", widen(spectrogram.real()), rtol, 1e-4);
    golden.assertClose("out.imag", widen(spectrogram.imag()), rtol, 1e-4);
    float[] logAmplitude = spectrogram.logAmplitude(1e-5);
    golden.assertClose("out.log_amplitude", comparableLogAmplitude(golden, logAmplitude));
    golden.assertClose("out.phase", comparablePhase(golden, logAmplitude, spectrogram.phase()));
  }

  /**
   * Takes what float32 cannot tell apart as equal: the recorded spectrum is off the exact one by
   * rounding, 1e-7 of its largest amplitude, and the logarithm magnifies that in bins near zero.
   * The reference itself, run in float64, misses the case's tolerance there.
   */
  private static float[] comparableLogAmplitude(GoldenCase golden, float[] logAmplitude) {
    float[] comparable = logAmplitude.clone();
    float[] expected = golden.floats("out.log_amplitude");
    double largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.exp(value));
    }
    for (int i = 0; i < comparable.length; i++) {
      if (Math.abs(Math.exp(comparable[i]) - Math.exp(expected[i])) <= 1e-7 * largest) {
        comparable[i] = expected[i];
      }
    }
    return comparable;
  }

  /** The phase of a bin near zero is arbitrary, and every phase is one of many, 2 pi apart. */
  private static float[] comparablePhase(GoldenCase golden, float[] logAmplitude, float[] phase) {
    float[] expected = golden.floats("out.phase");
    float[] comparable = expected.clone();
    int compared = 0;
    for (int i = 0; i < phase.length; i++) {
      if (logAmplitude[i] > -6) {
        double turns = Math.rint((phase[i] - expected[i]) / (2 * Math.PI));
        comparable[i] = (float) (phase[i] - turns * 2 * Math.PI);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(phase.length / 4);
    return comparable;
  }

  @GoldenCases(
      area = "dsp",
      model = "TacotronSTFT, TTS log-mel, energies, Griffin-Lim",
      outputs = {"taco_logmel", "stft_reconstruction", "energy_from_waveform"})
  void tacotronsSpectraAndEnergies(GoldenCase golden) {
    Stft stft = stft(golden, Padding.CENTER_REFLECT);
    float[] loud = golden.floats("in.speech_loud");
    for (int i = 0; i < loud.length; i++) {
      loud[i] = Math.max(-1, Math.min(1, loud[i]));
    }
    golden.assertClose(
        "out.taco_logmel", mel(golden, Padding.CENTER_REFLECT, 0).extract(loud).values());
    golden.assertClose("out.taco_energy", Energy.of(stft, loud));

    float[] samples = golden.floats("in.speech");
    MelFrames mel = mel(golden, Padding.HOP_REFLECT, 1e-9).extract(samples);
    golden.assertClose("out.tts_logmel", mel.values());
    golden.assertClose("out.energy_from_mel", Energy.ofMel(mel));
    golden.assertClose(
        "out.energy_from_waveform", Energy.of(stft(golden, Padding.CENTER_ZERO), samples));

    float[] magnitude = stft.magnitude(samples, 0);
    for (String name : names(golden, "out.stft_magnitude_first")) {
      int first = (int) golden.tensor(name).shape()[1];
      golden.assertClose(name, firstFrames(magnitude, stft.bins(), first));
    }
    golden.assertClose("out.stft_reconstruction", stft.inverse(stft.forward(samples)));
    for (String name : names(golden, GRIFFIN_LIM)) {
      int iterations = Integer.parseInt(name.substring(GRIFFIN_LIM.length()));
      GriffinLim griffinLim = new GriffinLim(stft, iterations);
      golden.assertClose(name, griffinLim.reconstruct(magnitude, firstPhase(golden)));
    }
  }

  private static float[] firstPhase(GoldenCase golden) {
    float[] phase = golden.floats("in.griffin_lim_u");
    for (int i = 0; i < phase.length; i++) {
      phase[i] = (float) (2 * Math.PI * phase[i]);
    }
    return phase;
  }

  private static MelSpectrogram mel(GoldenCase golden, Padding padding, double epsilon) {
    return new MelSpectrogram(
        new MelSpec(
            number(golden, "sample_rate"),
            number(golden, "n_fft"),
            number(golden, "win_size"),
            number(golden, "hop_size"),
            number(golden, "n_mel"),
            number(golden, "fmin"),
            number(golden, "fmax"),
            padding,
            epsilon,
            1e-5,
            MelScale.SLANEY,
            MelNorm.SLANEY));
  }

  private static Stft stft(GoldenCase golden, Padding padding) {
    return new Stft(
        number(golden, "n_fft"), number(golden, "win_size"), number(golden, "hop_size"), padding);
  }

  private static int number(GoldenCase golden, String key) {
    return ((Number) golden.config().get(key)).intValue();
  }
}
