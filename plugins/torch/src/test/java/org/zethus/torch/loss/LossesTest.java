package org.zethus.torch.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;

class LossesTest {
  @Test
  void whatIsMinimisedIsWeightedAndWhatIsToldIsNot() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      Losses losses =
          Losses.named("gen_loss")
              .plus(45, "mel_loss", Tensors.of(manager, new float[] {2}, 1))
              .plus("kl_loss", Tensors.of(manager, new float[] {0.5f}, 1));
      assertThat(losses.total().toFloatArray()).containsExactly(90.5f);
      assertThat(losses.values())
          .containsExactly(
              java.util.Map.entry("gen_loss", 90.5),
              java.util.Map.entry("mel_loss", 2.0),
              java.util.Map.entry("kl_loss", 0.5));
    }
  }

  @Test
  void aTermThatWasNotAveragedIsRefused() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      assertThatThrownBy(
              () -> Losses.named("loss").plus("mel_loss", Tensors.of(manager, new float[3], 3)))
          .hasMessageContainingAll("mel_loss", "one element");
    }
  }
}
