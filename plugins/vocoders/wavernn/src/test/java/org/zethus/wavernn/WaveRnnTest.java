package org.zethus.wavernn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.autoregressive.SampleNetwork;

class WaveRnnTest {
  private static float[] normal(int count, double mean, double deviation, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(WaveRnnConfig.Mode.class)
  void oneSampleAtATimeGivesTheDistributionsOfTheWhole(WaveRnnConfig.Mode mode) {
    WaveRnnConfig config = TestModels.config(mode, 1);
    int frames = 9;
    int samples = (frames - 2) * TestModels.MEL.hopLength();
    try (StateDict weights = new TorchBackend().open(TestModels.untrained(config), Device.CPU);
        Scope scope = Scope.open()) {
      Autograd.inference(
          () -> {
            WaveRnn network = new WaveRnn(weights, config.model().wavernn(), 10);
            NDArray mel =
                Tensors.of(weights.manager(), normal(10 * frames, -5, 2, 1), 1, 10, frames);
            float[] previous = normal(samples, 0, 0.4, 2);
            for (int t = 0; t < samples; t++) {
              previous[t] = network.coding().value(Math.max(-1, Math.min(1, previous[t])));
            }
            NDArray values = Tensors.of(weights.manager(), previous, 1, samples);
            float[] whole = Tensors.floats(network.forward(values, mel));
            float[] conditions = Tensors.floats(network.conditions(mel));
            SampleNetwork.State state = network.sampler().begin();
            for (int t = 0; t < samples; t++) {
              float[] outputs = state.next(previous[t], conditions, t * (10 + 16));
              for (int j = 0; j < outputs.length; j++) {
                assertThat(outputs[j])
                    .as("output %d of sample %d", j, t)
                    .isCloseTo(whole[j * samples + t], Offset.offset(1e-4f));
              }
            }
            return null;
          });
    }
  }

  @Test
  void anotherSeedDrawsOtherSamples() {
    MelFrames mel = MelFrames.of(TestModels.MEL, 3, normal(30, -5, 2, 1));
    try (Vocoder one = TestModels.open(TestModels.config(WaveRnnConfig.Mode.MU_LAW, 1));
        Vocoder other = TestModels.open(TestModels.config(WaveRnnConfig.Mode.MU_LAW, 2))) {
      Waveform waveform = one.vocode(mel);
      assertThat(other.vocode(mel)).isNotEqualTo(waveform);
    }
  }

  @Test
  void framesAreComputedInPiecesAsIfAtOnce() {
    int frames = 150; // more than are computed together
    float[] long150 = normal(10 * frames, -5, 2, 1);
    float[] first100 = new float[10 * 100];
    for (int bin = 0; bin < 10; bin++) {
      System.arraycopy(long150, bin * frames, first100, bin * 100, 100);
    }
    try (Vocoder vocoder = TestModels.open(TestModels.config(WaveRnnConfig.Mode.MU_LAW, 1))) {
      float[] whole = vocoder.vocode(MelFrames.of(TestModels.MEL, frames, long150)).samples();
      float[] part = vocoder.vocode(MelFrames.of(TestModels.MEL, 100, first100)).samples();
      int known = (100 - 4) * TestModels.MEL.hopLength(); // the last frames see what follows
      for (int i = 0; i < known; i++) {
        assertThat(part[i]).as("sample %d", i).isCloseTo(whole[i], Offset.offset(1e-3f));
      }
    }
  }

  @Test
  void factorsThatDoNotMakeAHopAreRefused() {
    assertThatThrownBy(
            () ->
                Config.parse(
                        """
                        {
                          preprocess: {
                            sample_rate: 8000, n_fft: 64, win_size: 64, hop_size: 16, n_mel: 10,
                            fmin: 0, fmax: 4000,
                          },
                          model: { wavernn: { upsample_factors: [4, 5] } },
                        }
                        """,
                        "test")
                    .as(WaveRnnConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("hop_size 16", "[4, 5]");
  }
}
