package org.zethus.torch.nn.attention;

import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.nn.GoldenBlock;

class RelativeAttentionGoldenTest {
  @GoldenCases(area = "optim", model = "attentions.Encoder")
  void encoder(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          RelativeEncoder encoder =
              new RelativeEncoder(
                  block.weights(),
                  block.size("hidden"),
                  block.size("filter"),
                  block.size("n_heads"),
                  block.size("n_layers"),
                  block.size("kernel"),
                  0,
                  block.sizeOrZero("window_size"));
          block.built();
          block.out("y", encoder.forward(block.in("x"), block.in("x_mask")));
        });
  }

  @GoldenCases(area = "optim", model = "attentions.Decoder")
  void decoder(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          RelativeDecoder decoder =
              new RelativeDecoder(
                  block.weights(),
                  block.size("hidden"),
                  block.size("filter"),
                  block.size("n_heads"),
                  block.size("n_layers"),
                  block.size("kernel"),
                  0,
                  block.flag("proximal_bias"));
          block.built();
          block.out(
              "y",
              decoder.forward(
                  block.in("x"), block.in("x_mask"), block.in("h"), block.in("h_mask")));
        });
  }
}
