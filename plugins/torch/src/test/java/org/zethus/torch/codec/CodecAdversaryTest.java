package org.zethus.torch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;
import org.zethus.torch.gan.Discriminator;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.nn.Functional;

class CodecAdversaryTest {
  /** Its maps are the waveform, and ten times the waveform. */
  private static final Discriminator LISTENER =
      audio -> new Judgement(audio, List.of(audio, Functional.mul(audio, 10)));

  private static CodecAdversary adversary(boolean relative, double share) {
    return new CodecAdversary(
        List.of(LISTENER), new CodecAdversary.Terms(CodecGame.HINGE, 3, 2, relative, share));
  }

  @Test
  void relativeFeaturesDoNotDependOnTheScaleOfAMap() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      NDArray real = Tensors.of(manager, new float[] {2, -4}, 1, 2);
      NDArray fake = Tensors.of(manager, new float[] {2, -1}, 1, 2);
      assertThat(adversary(true, 1).generator(real, fake).values())
          .containsEntry(CodecAdversary.FEATURE, 0.5);
      assertThat(adversary(false, 1).generator(real, fake).values())
          .containsEntry(CodecAdversary.FEATURE, 1.5 + 15);
    }
  }

  @Test
  void discriminatorsLearnInTheirShareOfTheSteps() {
    CodecAdversary adversary = adversary(true, 2.0 / 3);
    assertThat(LongStream.range(0, 300).filter(adversary::learns)).hasSize(200);
    assertThat(LongStream.range(0, 9)).anyMatch(step -> !adversary.learns(step));
    assertThat(LongStream.range(0, 9).allMatch(adversary(true, 1)::learns)).isTrue();
  }

  @Test
  void noStepsForThemAreRefused() {
    assertThatThrownBy(() -> adversary(true, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("discriminator_share", "0.0");
  }
}
