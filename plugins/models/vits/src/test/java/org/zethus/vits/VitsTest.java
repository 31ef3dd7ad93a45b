package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class VitsTest {
  private static final Controls CONTROLS = new Controls(0.667, 0.8, 8, Integer.MAX_VALUE);
  private static final long[] LONG = {0, 3, 0, 7, 0, 4, 0, 9, 0, 2, 0};
  private static final long[] SHORT = {0, 8, 0, 5, 0};

  private static void with(boolean useSdp, BiConsumer<Vits, NDManager> body) {
    String durations = "use_sdp: " + useSdp + ",";
    Config config =
        Config.parse(
            TinyModel.config(TinyModel.TWO_SPEAKERS + durations, TinyModel.THEIR_NAMES), "tiny");
    VitsConfig voice = config.as(VitsConfig.class);
    Checkpoint untrained = Checkpoint.untrained("tiny", config, 3);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU);
        Scope scope = Scope.open()) {
      Vits vits = new Vits(weights, voice.bins(), voice.network(), voice.decoder());
      Autograd.inference(
          () -> {
            body.accept(vits, weights.manager());
            return vits;
          });
    }
  }

  private static Vits.Text text(NDManager manager, long[]... rows) {
    int longest = Arrays.stream(rows).mapToInt(row -> row.length).max().orElseThrow();
    long[] ids = new long[rows.length * longest];
    Arrays.fill(ids, 6); // what stands in the padding must not matter
    long[] speakers = new long[rows.length];
    for (int b = 0; b < rows.length; b++) {
      System.arraycopy(rows[b], 0, ids, b * longest, rows[b].length);
      speakers[b] = rows[b].length % 2;
    }
    int[] lengths = Arrays.stream(rows).mapToInt(row -> row.length).toArray();
    return new Vits.Text(
        Tensors.of(manager, ids, rows.length, longest),
        Mask.of(manager, lengths, longest),
        Tensors.of(manager, speakers, rows.length));
  }

  /** The same number at the same channel and position, however long and many the rows are. */
  private static final Noise BY_PLACE =
      (manager, shape) -> {
        int channels = (int) shape.get(1);
        int length = (int) shape.get(2);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) Math.sin(1 + i / length % channels * 31 + i % length * 7);
        }
        return Tensors.of(manager, values, shape.getShape());
      };

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUtteranceSoundsTheSameAloneAndInABatch(boolean useSdp) {
    with(
        useSdp,
        (vits, manager) -> {
          Vits.Spoken both = vits.infer(text(manager, LONG, SHORT), CONTROLS, BY_PLACE);
          Vits.Spoken alone = vits.infer(text(manager, SHORT), CONTROLS, BY_PLACE);
          assertThat(alone.alignment().durations()[0])
              .isEqualTo(both.alignment().durations()[1])
              .hasSize(SHORT.length);
          assertSame(both.z().get(1), alone.z().get(0), alone.frames().longest());
          // The decoder's convolutions see either the end or what its biases make of padding.
          int heard = alone.frames().longest() - vits.parts().dec().reach();
          assertThat(heard).isGreaterThan(10);
          assertSame(both.audio().get(1), alone.audio().get(0), heard * 16);
        });
  }

  /** Compares so many positions of each channel, or of a waveform. */
  private static void assertSame(NDArray ofBatch, NDArray alone, int length) {
    String first = ofBatch.getShape().dimension() == 1 ? ":{}" : ":, :{}";
    assertThat(Tensors.floats(ofBatch.get(first, length).duplicate()))
        .containsExactly(
            Tensors.floats(alone.get(first, length).duplicate()), Offset.offset(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatLiesBehindMaxLenIsNotHeard(boolean useSdp) {
    with(
        useSdp,
        (vits, manager) -> {
          Controls three = new Controls(0.667, 0.8, 8, 3);
          NDArray audio = vits.infer(text(manager, LONG), three, BY_PLACE).audio();
          assertThat(audio.getShape().get(1)).isEqualTo(3 * 16);
        });
  }
}
