package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.MelSpec.MelNorm;
import org.zethus.api.audio.MelSpec.MelScale;
import org.zethus.api.audio.MelSpec.Padding;
import org.zethus.api.config.Config;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class MelSpectrogramGoldenTest {
  @GoldenCases(area = "dsp", model = "log-mel spectrogram, extract_mel_features")
  void vocodersMelFrames(GoldenCase golden) {
    assertMelFrames(golden);
  }

  @GoldenCases(area = "dsp", model = "log-mel spectrogram, mel_spectrogram_torch")
  void vitsMelFrames(GoldenCase golden) {
    assertMelFrames(golden);
  }

  private static void assertMelFrames(GoldenCase golden) {
    MelSpec spec = spec(golden.config().asMap(), "sample_rate", "n_mel");
    MelSpectrogram mel = new MelSpectrogram(spec);
    List<String> inputs = names(golden, "in.");
    assertThat(inputs).isNotEmpty();
    for (String input : inputs) {
      String output = input.replace("in.", "out.") + "_logmel";
      golden.assertClose(output, mel.extract(golden.floats(input)).values());
    }
    double[] basis = widen(new MelFilterbank(spec).matrix());
    golden.assertClose("mid.mel_basis", basis, 1e-5, 1e-8);
    for (String name : names(golden, "mid.magnitude_first")) { // of the first input
      float[] all = Stft.of(spec).magnitude(golden.floats("in.speech"), spec.magnitudeEpsilon());
      int first = (int) golden.tensor(name).shape()[1];
      golden.assertClose(name, widen(firstFrames(all, spec.nFft() / 2 + 1, first)), 1e-4, 2e-5);
    }
  }

  static List<String> names(GoldenCase golden, String prefix) {
    return golden.names().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  @GoldenCases(area = "codecs", model = "MelSpectrogram")
  void codecsMelFrames(GoldenCase golden) {
    List<Config> configs = configs(golden);
    assertThat(configs).isNotEmpty();
    for (int i = 0; i < configs.size(); i++) {
      MelSpec spec = spec(configs.get(i).asMap(), "sampling_rate", "num_mels");
      MelSpectrogram mel = new MelSpectrogram(spec);
      int batch = (int) golden.tensor("in.wav" + i).shape()[0];
      float[] all = golden.floats("in.wav" + i);
      int length = all.length / batch;
      float[] values = new float[golden.tensor("out.mel" + i).length()];
      for (int b = 0; b < batch; b++) {
        float[] one = mel.extract(Arrays.copyOfRange(all, b * length, (b + 1) * length)).values();
        System.arraycopy(one, 0, values, b * one.length, one.length);
      }
      golden.assertClose("out.mel" + i, values);
    }
  }

  private static List<Config> configs(GoldenCase golden) {
    List<Config> configs = new ArrayList<>();
    for (Object item : (List<?>) golden.json().get("config.configs")) {
      Map<String, Object> values = new LinkedHashMap<>();
      ((Map<?, ?>) item).forEach((key, value) -> values.put((String) key, value));
      configs.add(Config.of(values, golden.name()));
    }
    return configs;
  }

  private static MelSpec spec(Map<String, ?> config, String rateKey, String melKey) {
    int rate = number(config, rateKey, 0).intValue();
    return new MelSpec(
        rate,
        number(config, "n_fft", 0).intValue(),
        number(config, "win_size", 0).intValue(),
        number(config, "hop_size", 0).intValue(),
        number(config, melKey, 0).intValue(),
        number(config, "fmin", 0).doubleValue(),
        number(config, "fmax", rate / 2.0).doubleValue(),
        Padding.HOP_REFLECT,
        number(config, "eps_inside_sqrt", 1e-9).doubleValue(),
        number(config, "log_floor", 1e-5).doubleValue(),
        MelScale.SLANEY,
        MelNorm.SLANEY);
  }

  private static Number number(Map<String, ?> config, String key, double otherwise) {
    return config.get(key) instanceof Number number ? number : Double.valueOf(otherwise);
  }

  static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  static float[] firstFrames(float[] values, int rows, int count) {
    int frames = values.length / rows;
    float[] first = new float[rows * count];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(values, r * frames, first, r * count, count);
    }
    return first;
  }
}
