package org.zethus.diffwave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

class DiffWaveTest {
  @Test
  void thePublishedModelHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "diffwave.json");
    DiffWaveConfig.Network network =
        Config.of(Map.of(), "defaults").as(DiffWaveConfig.Network.class);
    try (StateDict outline = new TorchBackend().outline("diffwave", published)) {
      new DiffWave(outline, network, 100);
      outline.requireComplete();
    }
  }

  @Test
  void piecesJoinAsIfComputedAtOnce() {
    MelFrames mel = TestModels.mel(23, 1);
    try (Vocoder whole = TestModels.open(TestModels.config(1), 100);
        Vocoder pieces = TestModels.open(TestModels.config(1), 5)) {
      float[] expected = whole.vocode(mel).samples();
      float[] found = pieces.vocode(mel).samples();
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i]).as("sample %d", i).isCloseTo(expected[i], Offset.offset(1e-5f));
      }
    }
  }

  /** So many frames take much longer than the moment it is given. */
  @Test
  void aCallEndsSoonAfterItIsCancelled() throws Exception {
    MelFrames mel = TestModels.mel(100_000, 1);
    CancelSignal cancel = new CancelSignal();
    try (Vocoder vocoder = TestModels.open(TestModels.config(1), 256)) {
      CompletableFuture<Waveform> call =
          CompletableFuture.supplyAsync(() -> vocoder.vocode(mel, null, cancel));
      Thread.sleep(200);
      cancel.cancel();
      assertThat(call)
          .failsWithin(Duration.ofSeconds(1))
          .withThrowableThat()
          .withCauseInstanceOf(CancelledException.class);
    }
  }

  @Test
  void anotherSeedBeginsWithOtherNoise() {
    MelFrames mel = TestModels.mel(3, 1);
    try (Vocoder one = TestModels.open(TestModels.config(1), 100);
        Vocoder other = TestModels.open(TestModels.config(2), 100)) {
      Waveform waveform = one.vocode(mel);
      assertThat(other.vocode(mel)).isNotEqualTo(waveform);
    }
  }

  @Test
  void aStepOfTrainingIsItsOwnTime() {
    NoiseSchedule training = NoiseSchedule.linear(List.of(1e-4, 0.05, 30.0));
    double[] times = training.timesOf(training);
    for (int t = 0; t < times.length; t++) {
      assertThat(times[t]).isCloseTo(t, Offset.offset(1e-9));
    }
  }

  @Test
  void moreNoiseThanInTrainingIsRefused() {
    assertThatThrownBy(() -> read("inference_noise_schedule: [0.1, 0.999]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("inference_noise_schedule", "0.000900");
  }

  @Test
  void oddFactorsAreRefused() {
    assertThatThrownBy(() -> read("upsample_factors: [3, 5]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("[3, 5]");
  }

  private static DiffWaveConfig.Network read(String keys) {
    return Config.parse("{" + keys + "}", "test").as(DiffWaveConfig.Network.class);
  }
}
