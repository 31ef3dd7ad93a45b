package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;

class TeacherForcingTest {
  @TempDir Path folder;

  @Test
  void theMelIsAsLongAsTheRecordingButTheModelsOwn() {
    TinyCorpus corpus = TinyCorpus.write(folder, 3);
    TestRunContext context =
        corpus
            .giveTo(TestRunContext.writingTo(folder.resolve("out")))
            .input("checkpoint", TinyModel.save(folder.resolve("checkpoint")));
    Manifest made;
    try (Preprocessor gta = new TeacherForcingPlugin(new TorchBackend()).open(context)) {
      made = gta.process();
    }
    Manifest recorded = Manifest.read(corpus.folder("mel"));
    for (Utterance utterance : made.utterances()) {
      Utterance original = recorded.find(utterance.id()).orElseThrow();
      try (SafeTensors mine = SafeTensors.open(made.file(utterance, "mel"));
          SafeTensors theirs = SafeTensors.open(recorded.file(original, "mel"))) {
        assertThat(mine.shape("mel")).isEqualTo(theirs.shape("mel"));
        assertThat(mine.get("mel")).isNotEqualTo(theirs.get("mel"));
      }
    }
  }
}
