package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.GoldenBlock;

class TransformerGoldenTest {
  @GoldenCases(area = "optim", model = "TransformerEncoder")
  void encoder(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          TransformerEncoder encoder =
              new TransformerEncoder(block.weights(), block.size("num_layers"), shape(block));
          block.built();
          NDArray padding = block.in("key_padding_mask").expandDims(1).expandDims(1);
          block.out(
              "y",
              encoder.forward(block.in("x"), padding.eq(0), block.inOrNull("stage_embedding")));
        });
  }

  private static TransformerShape shape(GoldenBlock block) {
    String variant = String.valueOf(block.config().get("variant"));
    return switch (variant) {
      case "basicnorm_doubleswish" ->
          shape(block, false, Norm.Kind.BASIC, Norm.Kind.BASIC, Functional::doubleSwish);
      case "identity_balanced" ->
          shape(block, true, Norm.Kind.IDENTITY, Norm.Kind.BALANCED_BASIC, Functional::gelu);
      case "adaptive_prenorm" ->
          shape(block, true, Norm.Kind.ADAPTIVE, Norm.Kind.ADAPTIVE, Functional::relu);
      default -> throw new AssertionError("unknown variant " + variant);
    };
  }

  private static TransformerShape shape(
      GoldenBlock block,
      boolean normFirst,
      Norm.Kind norm1,
      Norm.Kind norm2,
      UnaryOperator<NDArray> activation) {
    return new TransformerShape(
        block.size("d_model"),
        block.size("nhead"),
        block.size("dim_feedforward"),
        0,
        normFirst,
        norm1,
        norm2,
        activation);
  }

  @GoldenCases(area = "optim", model = "TransformerDecoderLayer")
  void decoderLayer(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          TransformerShape shape =
              shape(
                  block,
                  block.flag("norm_first"),
                  Norm.Kind.LAYER,
                  Norm.Kind.LAYER,
                  Functional::relu);
          TransformerDecoderLayer layer = new TransformerDecoderLayer(block.weights(), shape);
          block.built();
          NDArray visible = block.in("tgt_mask").eq(0);
          block.out("y", layer.forward(block.in("tgt"), block.in("memory"), visible, null));
        });
  }
}
