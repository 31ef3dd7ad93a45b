package org.zethus.maskgct;

import java.nio.file.Path;
import org.zethus.testkit.TestRunContext;

/** Runs of trainings that end within a second or two. */
final class TrainingConfigs {
  private TrainingConfigs() {}

  private static String train(int steps) {
    return "train: { batch_size: 3, max_steps: %d, valid_interval: %d, save_summary_steps: 20, adamw: { lr: 0.01 } }, valid_utterances: 1"
        .formatted(steps, Math.max(1, steps / 2));
  }

  static TestRunContext t2s(TestRunContext context, Path corpus, int steps) {
    return context
        .input("utterances", corpus.resolve("utterances"))
        .input("semantic", corpus.resolve("semantic"))
        .config(
            "{ model: { t2s_model: { hidden_size: 16, num_layers: 2, num_heads: 2, cond_codebook_size: %d } }, %s }"
                .formatted(TinyCodes.SEMANTIC, train(steps)));
  }

  static TestRunContext s2a(TestRunContext context, Path corpus, int steps) {
    return context
        .input("semantic", corpus.resolve("semantic"))
        .input("acoustic", corpus.resolve("acoustic"))
        .config(
            "{ model: { s2a_model: { num_quantizer: %d, hidden_size: 16, num_layers: 2, num_heads: 2, codebook_size: %d, cond_codebook_size: %d } }, %s }"
                .formatted(
                    TinyCodes.CODEBOOKS, TinyCodes.ACOUSTIC, TinyCodes.SEMANTIC, train(steps)));
  }

  static TestRunContext duration(TestRunContext context, Path corpus, int steps) {
    return context
        .input("utterances", corpus.resolve("utterances"))
        .input("semantic", corpus.resolve("semantic"))
        .config(
            "{ model: { duration_model: { hidden_size: 16, num_layers: 2, num_heads: 2 } }, %s }"
                .formatted(train(steps)));
  }
}
