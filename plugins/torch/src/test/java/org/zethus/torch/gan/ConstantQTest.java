package org.zethus.torch.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class ConstantQTest {
  private static final int RATE = 8000;
  private static final int OCTAVES = 5;
  private static final int BINS = 12;

  private static StateDict weights() {
    return new TorchBackend()
        .open(Checkpoint.untrained("test", Config.of(Map.of(), "test"), 1), Device.CPU);
  }

  /** A lasting tone is loudest in the bin of its note, also one that the slow octaves see. */
  @ParameterizedTest
  @CsvSource({"9", "30", "57"})
  void aToneIsLoudestInTheBinOfItsNote(int note) {
    double hertz = 32.70 * Math.pow(2, note / (double) BINS);
    float[] samples = new float[4 * RATE + 1];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * hertz * i / RATE);
    }
    try (StateDict weights = weights();
        Scope scope = Scope.open()) {
      ConstantQ transform = new ConstantQ(weights, RATE, 128, OCTAVES, BINS);
      NDArray audio = Tensors.of(weights.manager(), samples, 1, samples.length);
      NDArray parts = transform.forward(audio);
      assertThat(parts.getShape().getShape()).startsWith(1, 2).endsWith(OCTAVES * BINS);
      long middle = parts.getShape().get(2) / 2;
      float[] power = Tensors.floats(parts.square().sum(new int[] {1}).get("0, {}, :", middle));
      int loudest = 0;
      for (int bin = 0; bin < power.length; bin++) {
        loudest = power[bin] > power[loudest] ? bin : loudest;
      }
      assertThat(loudest).isEqualTo(note);
    }
  }

  @Test
  void notesAboveHalfTheSampleRateAreRefused() {
    try (StateDict weights = weights()) {
      assertThatThrownBy(() -> new ConstantQ(weights, RATE, 512, 8, BINS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("4000", "n_octaves");
    }
  }

  @Test
  void aHopThatTheLowestOctaveCannotHalveIsRefused() {
    try (StateDict weights = weights()) {
      assertThatThrownBy(() -> new ConstantQ(weights, RATE, 8, OCTAVES, BINS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("at least 16", "found 8");
    }
  }
}
