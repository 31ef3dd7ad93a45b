package org.zethus.torch.nn.snake;

import ai.djl.ndarray.NDArray;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class SnakeGoldenTest {
  private record Case(int ratio, int kernelSize) {}

  @GoldenCases(area = "vocoders", model = "snake activations and anti-aliasing resamplers")
  void activationsAndFilters(GoldenCase golden) {
    Case config = golden.config().as(Case.class);
    Checkpoint none = Checkpoint.untrained(golden.name(), Config.of(Map.of(), golden.name()), 0);
    try (StateDict weights = new TorchBackend().open(none, Device.CPU);
        Scope scope = Scope.open()) {
      NDArray x = Tensors.of(weights.manager(), golden.tensor("in.x"));
      for (Snake.Kind kind : Snake.Kind.values()) {
        snakes(golden, weights, kind, false, x);
        snakes(golden, weights, kind, true, x);
      }
      compare(
          golden,
          "out.up",
          SincResampler.up(weights.at("up"), config.ratio(), config.kernelSize()),
          x);
      compare(
          golden,
          "out.down",
          SincResampler.down(weights.at("down"), config.ratio(), config.kernelSize()),
          x);
      compare(
          golden,
          "out.lowpass_odd",
          SincResampler.lowPass(weights.at("lowpass"), 0.2, 0.3, 1, 9),
          x);
      filters(golden, config);
    }
  }

  private static void snakes(
      GoldenCase golden, StateDict weights, Snake.Kind kind, boolean logScale, NDArray x) {
    String name = kind.name().toLowerCase(Locale.ROOT) + (logScale ? "_1" : "_0");
    int channels = (int) x.getShape().get(1);
    StateDict of = weights.at(name);
    AntiAliasedSnake antiAliased = new AntiAliasedSnake(of, kind, logScale, channels);
    of.parameters()
        .forEach(
            (parameter, array) -> {
              String learned = parameter.substring(parameter.lastIndexOf('.') + 1);
              array.set(golden.floats("in.%s_%s".formatted(name, learned)));
            });
    Snake snake = new Snake(of.at("act"), kind, logScale, channels);
    golden.assertClose("out." + name, Tensors.floats(snake.forward(x)));
    NDArray recorded = Autograd.training(() -> antiAliased.forward(x));
    golden.assertClose("out.%s_aa".formatted(name), Tensors.floats(recorded));
    NDArray inCache = Autograd.inference(() -> antiAliased.forward(x));
    golden.assertClose("out.%s_aa".formatted(name), Tensors.floats(inCache));
  }

  private static void compare(
      GoldenCase golden, String output, SincResampler resampler, NDArray x) {
    golden.assertClose(output, Tensors.floats(resampler.forward(x)));
  }

  /** The filters that the case lists. */
  private static void filters(GoldenCase golden, Case config) {
    double ratio = config.ratio();
    golden.assertClose("out.filter0", KaiserSinc.taps(0.25, 0.3, 12));
    golden.assertClose(
        "out.filter1", KaiserSinc.taps(0.5 / ratio, 0.6 / ratio, config.kernelSize()));
    golden.assertClose("out.filter2", KaiserSinc.taps(0.5, 0.6, 12));
    golden.assertClose("out.filter3", KaiserSinc.taps(0.1, 0.02, 11));
    golden.assertClose("out.filter4", KaiserSinc.taps(0.2, 0.3, 9));
  }
}
