package org.zethus.vits;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class VitsTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new VitsTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCorpus.giveTo(context, TinyCorpus.write(corpus, 7, "ann", "bob"))
        .config(
            "{"
                + TinyModel.PREPROCESS
                + TinyModel.MODEL
                + "gin_channels: 4 }, train: { batch_size: 2, max_steps: 5, valid_interval: 3,"
                + " save_samples_steps: 2, multi_speaker_training: true }, valid_utterances: 1 }");
  }
}
