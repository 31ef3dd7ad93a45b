package org.zethus.valle;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;

class ValleTrainerContractTest extends TrainerContract {
  @TempDir Path root;

  @Override
  protected TrainerPlugin plugin() {
    return Tiny.trainer();
  }

  @Override
  protected void prepare(TestRunContext context) {
    TestRunContext corpus = Tiny.run(root, "unused", 7);
    corpus.inputs().forEach(role -> context.input(role, corpus.input(role)));
    context.config(
        "{"
            + Tiny.MODEL.formatted(", prefix_mode: 4")
            + ", train: { batch_size: 2, max_steps: 5, valid_interval: 3, train_stage: 0 },"
            + " valid_utterances: 1 }");
  }
}
