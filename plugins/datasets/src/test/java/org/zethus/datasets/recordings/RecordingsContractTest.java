package org.zethus.datasets.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class RecordingsContractTest extends PreprocessorContract {
  @TempDir Path corpus;

  @Override
  protected PreprocessorPlugin plugin() {
    return new RecordingsPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    for (String id : new String[] {"a", "b", "c"}) {
      Sounds.write(corpus.resolve(id + ".wav"));
    }
    try {
      Files.writeString(corpus.resolve("metadata.csv"), "a|one\nb|two\nc|three\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.config("{preprocess: {sample_rate: 16000}}").input("folder", corpus);
  }
}
