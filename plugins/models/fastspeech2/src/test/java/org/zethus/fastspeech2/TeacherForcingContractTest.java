package org.zethus.fastspeech2;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.torch.TorchBackend;

class TeacherForcingContractTest extends PreprocessorContract {
  @TempDir Path inputs;

  @Override
  protected PreprocessorPlugin plugin() {
    return new TeacherForcingPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCorpus.write(inputs, 3)
        .giveTo(context)
        .input("checkpoint", TinyModel.save(inputs.resolve("checkpoint")));
  }
}
