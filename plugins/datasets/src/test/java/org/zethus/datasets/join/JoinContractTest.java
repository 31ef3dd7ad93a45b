package org.zethus.datasets.join;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class JoinContractTest extends PreprocessorContract {
  @TempDir Path corpora;

  @Override
  protected PreprocessorPlugin plugin() {
    return new JoinPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    for (String name : new String[] {"one", "two"}) {
      Path corpus = corpora.resolve(name);
      Sounds.write(corpus.resolve("audio/a.wav"));
      Utterance utterance = new Utterance("a", "text").withFiles(Map.of("audio", "audio/a.wav"));
      new Manifest(corpus, List.of(utterance)).write();
      context.input(name, corpus);
    }
  }
}
