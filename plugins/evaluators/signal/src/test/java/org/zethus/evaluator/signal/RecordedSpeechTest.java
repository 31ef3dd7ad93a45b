package org.zethus.evaluator.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.score.Alignment;

/**
 * Numbers of torch 2.13 (stft) and scipy 1.17 (welch) on a second and a half of LJSpeech, in the
 * public domain, and of what a barely trained vocoder made of it.
 */
class RecordedSpeechTest {
  private final Waveform recorded = read("recorded");
  private final Waveform vocoded = read("vocoded");

  private static Waveform read(String name) {
    return AudioFiles.read(
        Path.of(
            URI.create(
                Objects.requireNonNull(RecordedSpeechTest.class.getResource("/lj/" + name + ".wav"))
                    .toString())));
  }

  @Test
  void distanceOfSpectraIsThatOfTorch() {
    StftDistance.StftConfig config = Config.of(Map.of(), "test").as(StftDistance.StftConfig.class);
    Map<String, Double> values = new StftDistance(config).score(recorded, vocoded);
    assertThat(values.get("spectral_convergence")).isCloseTo(0.884222, within(1e-4));
    assertThat(values.get("log_magnitude")).isCloseTo(1.932573, within(1e-4));
  }

  @Test
  void ratiosAndLongTermSpectraAreThoseOfTheirFormulas() {
    Map<String, Double> ratios = new ScaleInvariantRatio(Alignment.CUT).score(recorded, vocoded);
    assertThat(ratios.get("si_sdr_db")).isCloseTo(-38.7421, within(0.01));
    assertThat(ratios.get("si_snr_db")).isCloseTo(-38.7395, within(0.01));
    SignalToNoise.SnrConfig config = Config.of(Map.of(), "test").as(SignalToNoise.SnrConfig.class);
    assertThat(new SignalToNoise(config).score(recorded, vocoded).get("snr_db"))
        .isCloseTo(-0.38823, within(1e-4));
    assertThat(new LtasDistance().score(recorded, vocoded).get("ltas_db"))
        .isCloseTo(7.22427, within(0.01));
  }
}
