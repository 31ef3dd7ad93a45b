package org.zethus.repcodec;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.torch.TorchBackend;

class CodesContractTest extends PreprocessorContract {
  @TempDir Path corpus;

  @Override
  protected PreprocessorPlugin plugin() {
    return new CodesPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    Path features = corpus.resolve("features");
    Path checkpoint = corpus.resolve("codec");
    if (!Files.exists(checkpoint)) {
      TestRunContext training =
          TestRunContext.writingTo(checkpoint)
              .config(FrameFiles.trainer(2))
              .input("features", FrameFiles.write(features));
      try (Trainer trainer = new RepCodecTrainerPlugin(new TorchBackend()).open(training)) {
        trainer.train();
      }
    }
    context.input("features", features).input("checkpoint", checkpoint);
  }
}
