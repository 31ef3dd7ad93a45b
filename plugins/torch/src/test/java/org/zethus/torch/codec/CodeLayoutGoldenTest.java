package org.zethus.torch.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;

class CodeLayoutGoldenTest {
  private record Sizes(List<Integer> offsetSizes) {}

  @GoldenCases(area = "dualcodec", model = "flattened AR code layout")
  void symbolsAreTheReferences(GoldenCase golden) {
    CodeLayout layout = new CodeLayout(golden.config().as(Sizes.class).offsetSizes());
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      NDArray codes = Tensors.of(manager, golden.tensor("in.codes"));
      golden.assertSame("out.offset", Tensors.longs(layout.symbols(codes)));
      NDArray flat = layout.flatten(codes);
      golden.assertSame("out.flattened", Tensors.longs(flat));
      golden.assertSame("out.deoffset", Tensors.longs(layout.unflatten(flat)));
    }
  }

  @Test
  void anUnfinishedFrameIsRefused() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      NDArray symbols = Tensors.of(manager, new long[5], 1, 5);
      assertThatThrownBy(() -> new CodeLayout(List.of(4, 4)).unflatten(symbols))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("5 symbols", "multiple of 2");
    }
  }
}
