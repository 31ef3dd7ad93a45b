package org.zethus.torch.llama;

import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.nn.GoldenBlock;

class DiffLlamaGoldenTest {
  @GoldenCases(area = "maskgct", model = "DiffLlama")
  void conditionAdded(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          DiffLlama model = new DiffLlama(block.weights(), config(block));
          block.built();
          block.out(
              "hidden",
              model.forward(
                  block.in("x"), block.in("diffusion_step"), block.in("cond"), block.in("x_mask")));
        });
  }

  @GoldenCases(area = "maskgct", model = "DiffLlamaPrefix")
  void phonesBefore(GoldenCase golden) {
    GoldenBlock.check(
        golden,
        block -> {
          DiffLlamaPrefix model = new DiffLlamaPrefix(block.weights(), config(block));
          block.built();
          block.out(
              "hidden_no_phone",
              model.forward(block.in("x"), block.in("diffusion_step"), block.in("x_mask")));
          block.out(
              "hidden",
              model.forward(
                  block.in("x"),
                  block.in("diffusion_step"),
                  block.in("x_mask"),
                  block.in("phone_embedding"),
                  block.in("phone_mask")));
        });
  }

  private static LlamaConfig config(GoldenBlock block) {
    return new LlamaConfig(
        block.size("hidden_size"),
        block.size("intermediate_size"),
        block.size("num_layers"),
        block.size("num_heads"),
        ((Number) block.config().get("rms_norm_eps")).doubleValue(),
        ((Number) block.config().get("rope_theta")).doubleValue(),
        0);
  }
}
