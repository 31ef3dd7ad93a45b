package org.zethus.dualcodectts;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;

class VoiceTrainerContractTest extends TrainerContract {
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
            + Tiny.MODEL
            + " joined_utterances: 2, valid_utterances: 1,"
            + " train: { batch_size: 2, max_steps: 5, valid_interval: 3 } }");
  }
}
