package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.nn.GoldenBlock;

class FlowGoldenTest {
  @GoldenCases(area = "optim", model = "ElementwiseAffine, Log, Flip")
  void elementwiseFlows(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          NDArray x = block.in("x");
          NDArray mask = block.in("x_mask");
          Flow affine = new ElementwiseAffine(block.weights().at("0"), channels(x));
          block.built();
          Flow.Mapped scaled = affine.forward(x, mask, null);
          block.out("affine", scaled.x());
          block.out("affine_logdet", scaled.logDet());
          block.out("affine_reverse", affine.reverse(scaled.x(), mask, null));
          Flow log = new LogFlow();
          Flow.Mapped logarithm = log.forward(x, mask, null);
          block.out("log", logarithm.x());
          block.out("log_logdet", logarithm.logDet());
          block.out("log_reverse", log.reverse(logarithm.x(), mask, null));
          block.out("flip", new Flip().forward(x, mask, null).x());
        });
  }

  @GoldenCases(area = "optim", model = "DDSConv")
  void dilatedDepthSeparableConvolutions(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          DdsConv convs =
              new DdsConv(
                  block.weights(),
                  block.size("channels"),
                  block.size("kernel"),
                  block.size("n_layers"),
                  0);
          block.built();
          block.out("y", convs.forward(block.in("x"), block.in("x_mask"), block.inOrNull("g")));
        });
  }

  @GoldenCases(area = "optim", model = "WN")
  void waveNet(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          WaveNet waveNet = new WaveNet(block.weights(), waveNet(block));
          block.built();
          block.out("y", waveNet.forward(block.in("x"), block.in("x_mask"), block.inOrNull("g")));
        });
  }

  @GoldenCases(area = "optim", model = "ResidualCouplingLayer")
  void residualCouplingLayer(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          boolean meanOnly = block.flag("mean_only");
          Flow layer =
              new ResidualCouplingLayer(
                  block.weights(), block.size("channels"), waveNet(block), meanOnly);
          block.built();
          invertible(block, layer);
        });
  }

  @GoldenCases(area = "optim", model = "ConvFlow")
  void convFlow(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          Flow flow =
              new ConvFlow(
                  block.weights(),
                  channels(block.in("x")),
                  block.size("filter"),
                  block.size("kernel"),
                  block.size("n_layers"),
                  block.size("num_bins"),
                  ((Number) block.config().get("tail_bound")).doubleValue());
          block.built();
          invertible(block, flow);
        });
  }

  /** {@code out.reverse} is the inverse of {@code out.y}, so close to the input. */
  private static void invertible(GoldenBlock block, Flow flow) {
    NDArray mask = block.in("x_mask");
    NDArray g = block.inOrNull("g");
    Flow.Mapped mapped = flow.forward(block.in("x"), mask, g);
    block.out("y", mapped.x());
    block.out("logdet", mapped.logDet());
    block.out("reverse", flow.reverse(mapped.x(), mask, g));
  }

  private static WaveNet.Shape waveNet(GoldenBlock block) {
    return new WaveNet.Shape(
        block.size("hidden"),
        block.size("kernel"),
        block.size("dilation_rate"),
        block.size("n_layers"),
        block.sizeOrZero("gin_channels"),
        0);
  }

  private static int channels(NDArray x) {
    return (int) x.getShape().get(1);
  }

  @GoldenCases(area = "optim", model = "piecewise_rational_quadratic_transform")
  void rationalQuadraticSpline(GoldenCase golden) {
    GoldenBlock.checkFunction(
        golden,
        block -> {
          double bound = ((Number) block.config().get("tail_bound")).doubleValue();
          NDArray widths = block.in("widths");
          NDArray heights = block.in("heights");
          NDArray derivatives = block.in("derivatives");
          RationalQuadraticSpline.Mapped mapped =
              RationalQuadraticSpline.forward(block.in("x"), widths, heights, derivatives, bound);
          block.out("y", mapped.y());
          block.out("logabsdet", mapped.logAbsDet());
          RationalQuadraticSpline.Mapped inverse =
              RationalQuadraticSpline.inverse(mapped.y(), widths, heights, derivatives, bound);
          block.out("inverse", inverse.y());
          block.out("inverse_logabsdet", inverse.logAbsDet());
        });
  }

  @GoldenCases(area = "vits", model = "unconstrained rational quadratic spline")
  void rationalQuadraticSplineOfVits(GoldenCase golden) {
    GoldenBlock.checkFunction(
        golden,
        block -> {
          double bound = ((Number) block.config().get("tail_bound")).doubleValue();
          NDArray x = block.in("x");
          RationalQuadraticSpline.Mapped mapped =
              RationalQuadraticSpline.forward(
                  x, block.in("w"), block.in("h"), block.in("d"), bound);
          block.out("forward", mapped.y());
          block.out("forward_logdet", mapped.logAbsDet());
          RationalQuadraticSpline.Mapped inverse =
              RationalQuadraticSpline.inverse(
                  x, block.in("w"), block.in("h"), block.in("d"), bound);
          block.out("inverse", inverse.y());
          block.out("inverse_logdet", inverse.logAbsDet());
        });
  }

  @GoldenCases(area = "optim", model = "DurationPredictor")
  void durationPredictor(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          DurationPredictor predictor =
              new DurationPredictor(
                  block.weights(),
                  block.size("in"),
                  block.size("filter"),
                  block.size("kernel"),
                  0,
                  block.sizeOrZero("gin_channels"));
          block.built();
          block.out(
              "logw", predictor.forward(block.in("x"), block.in("x_mask"), block.inOrNull("g")));
        });
  }

  @GoldenCases(area = "optim", model = "StochasticDurationPredictor")
  void stochasticDurationPredictor(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          StochasticDurationPredictor predictor =
              new StochasticDurationPredictor(
                  block.weights(),
                  block.size("in"),
                  block.size("kernel"),
                  0,
                  block.size("n_flows"),
                  block.sizeOrZero("gin_channels"));
          block.built();
          NDArray x = block.in("x");
          NDArray mask = block.in("x_mask");
          NDArray g = block.inOrNull("g");
          block.out(
              "nll",
              predictor.negativeLogLikelihood(
                  x,
                  mask,
                  block.in("w"),
                  g,
                  block.in("noise_train"),
                  (flow, z) -> block.outIfRecorded("z." + flow + ".train", z)));
          NDArray noise = block.in("noise_infer").mul((Number) block.config().get("noise_scale"));
          block.out(
              "logw",
              predictor.sample(
                  x, mask, g, noise, (flow, z) -> block.outIfRecorded("z." + flow + ".infer", z)));
        });
  }
}
