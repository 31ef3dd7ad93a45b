package org.zethus.torch.nn;

import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class BlockGoldenTest {
  @GoldenCases(area = "optim", model = "ConvReluNorm")
  void convReluNorm(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          int channels = (int) block.in("x").getShape().get(1);
          ConvReluNorm layers =
              new ConvReluNorm(
                  block.weights(),
                  channels,
                  block.size("hidden"),
                  block.size("kernel"),
                  block.size("n_layers"),
                  0);
          block.built();
          block.out("y", layers.forward(block.in("x"), block.in("x_mask")));
        });
  }

  @GoldenCases(area = "optim", model = "PositionEncoder")
  void positionEncoder(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          PositionEncoder encoder =
              new PositionEncoder(
                  block.weights(),
                  block.size("d_raw_emb"),
                  block.size("d_out"),
                  block.size("d_mlp"),
                  Activation.named((String) block.config().get("activation")),
                  block.size("n_layer"),
                  block.size("max_period"));
          block.built();
          block.out("y", encoder.forward(block.in("steps")));
        });
  }
}
