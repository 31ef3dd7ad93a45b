package org.zethus.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Mask;

class AlignmentTest {
  private static final int WIDTH = 6;
  private static final int BINS = 4;
  private static final int[] PHONES = {5, 3};
  private static final int[] FRAMES = {17, 9};

  private static void with(BiConsumer<StateDict, NDManager> body) {
    Checkpoint untrained = Checkpoint.untrained("aligner", Config.parse("{}", "aligner"), 7);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU);
        Scope scope = Scope.open();
        NDManager manager = weights.manager().newSubManager()) {
      Autograd.training(
          () -> {
            body.accept(weights, manager);
            return null;
          });
    }
  }

  /** The same values for an utterance, however many positions follow it. */
  private static NDArray padded(
      NDManager manager, int[] lengths, int longest, int width, long seed) {
    float[] flat = new float[lengths.length * longest * width];
    for (int b = 0; b < lengths.length; b++) {
      Random random = new Random(seed + lengths[b]);
      for (int i = 0; i < lengths[b] * width; i++) {
        flat[b * longest * width + i] = (float) random.nextGaussian();
      }
    }
    return Tensors.of(manager, flat, lengths.length, longest, width);
  }

  private static Alignment align(StateDict weights, NDManager manager, int[] phones, int[] frames) {
    int mostPhones = Arrays.stream(phones).max().orElseThrow();
    int mostFrames = Arrays.stream(frames).max().orElseThrow();
    Mask phoneMask = Mask.of(manager, phones, mostPhones);
    Mask frameMask = Mask.of(manager, frames, mostFrames);
    AlignmentModule module = new AlignmentModule(weights, WIDTH, BINS, true);
    return Alignment.of(
        module.forward(
            padded(manager, phones, mostPhones, WIDTH, 1),
            phoneMask,
            padded(manager, frames, mostFrames, BINS, 2),
            frameMask),
        phoneMask,
        frameMask);
  }

  @Test
  void anUtteranceIsAlignedAlikeAloneAndBesideALongerOne() {
    with(
        (weights, manager) -> {
          Alignment both = align(weights, manager, PHONES, FRAMES);
          Alignment alone = align(weights, manager, new int[] {PHONES[1]}, new int[] {FRAMES[1]});
          assertThat(both.durations()[1]).containsExactly(alone.durations()[0]);
          Alignment first = align(weights, manager, new int[] {PHONES[0]}, new int[] {FRAMES[0]});
          assertThat(both.binLoss().toFloatArray()[0])
              .isCloseTo(
                  (alone.binLoss().toFloatArray()[0] + first.binLoss().toFloatArray()[0]) / 2,
                  within(1e-4f));
          assertThat(both.forwardSumLoss().toFloatArray()[0])
              .isCloseTo(
                  (alone.forwardSumLoss().toFloatArray()[0]
                          + first.forwardSumLoss().toFloatArray()[0])
                      / 2,
                  within(1e-4f));
        });
  }

  @Test
  void everyPhoneHasAFrameAndAllFramesAreGiven() {
    with(
        (weights, manager) -> {
          int[][] durations = align(weights, manager, PHONES, FRAMES).durations();
          for (int b = 0; b < durations.length; b++) {
            assertThat(Arrays.stream(durations[b]).sum()).isEqualTo(FRAMES[b]);
            assertThat(durations[b]).hasSize(PHONES[b]).doesNotContain(0);
          }
        });
  }

  @Test
  void paddingGivesNoGradientThatIsNoNumber() {
    with(
        (weights, manager) -> {
          align(weights, manager, PHONES, FRAMES); // takes the weights
          weights.requireGrad(true);
          Alignment recorded = align(weights, manager, PHONES, FRAMES);
          Autograd.backward(recorded.forwardSumLoss().add(recorded.binLoss()));
          weights
              .parameters()
              .forEach(
                  (name, parameter) ->
                      assertThat(Tensors.floats(parameter.getGradient()))
                          .as(name)
                          .doesNotContain(Float.NaN)
                          .matches(values -> norm(values) > 0));
        });
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return sum;
  }

  @Test
  void thePriorIsADistributionButForItsLastOutcome() {
    with(
        (weights, manager) -> {
          float[] logs =
              BetaBinomialPrior.logarithms(
                  Mask.of(manager, new int[] {4}, 4), Mask.of(manager, new int[] {3}, 3));
          // One trial more than there are phones, so their probabilities sum to 1 less the last's.
          double[] sums = new double[3];
          for (int t = 0; t < 3; t++) {
            for (int k = 0; k < 4; k++) {
              sums[t] += Math.exp(logs[t * 4 + k]);
            }
          }
          assertThat(1 - sums[0]).isCloseTo(1 / 35.0, within(1e-6));
          assertThat(1 - sums[1]).isCloseTo(5 / 35.0, within(1e-6));
          assertThat(1 - sums[2]).isCloseTo(15 / 35.0, within(1e-6));
        });
  }
}
