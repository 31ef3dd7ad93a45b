package org.zethus.datasets.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.text.EnglishFrontEnd;

class CheckContractTest extends PreprocessorContract {
  @TempDir Path dataset;

  @Override
  protected PreprocessorPlugin plugin() {
    return new CheckPlugin(List.of(new EnglishFrontEnd()));
  }

  @Override
  protected void prepare(TestRunContext context) {
    for (String id : new String[] {"a", "b", "c"}) {
      Sounds.write(dataset.resolve(id + ".wav"));
    }
    try {
      Files.write(dataset.resolve("c.wav"), new byte[100]);
      Files.writeString(dataset.resolve("metadata.csv"), "a|one\nb|two\nc|three\nd|four\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.config("{fail: false}").input("folder", dataset);
  }
}
