package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class DurationsPluginTest extends PreprocessorContract {
  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new DurationsPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    context.config(TinyCorpus.CONFIG).input("utterances", corpus);
  }

  @Test
  void durationsSumToTheMelsFrames() {
    Manifest durations = process();
    for (Utterance utterance : durations.utterances()) {
      long[] frames = Features.read(durations, utterance, "durations").longs();
      int all = (int) Math.round(utterance.seconds() * TinyCorpus.RATE) / 128;
      // 0.1 s is 12.5 frames, and a frame's middle on a boundary belongs to the later phone.
      assertThat(frames).containsExactly(12, 38, all - 50);
    }
  }

  @Test
  void corpusWithoutAlignmentIsRefused() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    Manifest corpus = Manifest.read(context.input("utterances"));
    new Manifest(
            corpus.folder(),
            corpus.utterances().stream().map(each -> each.withSegments(List.of())).toList())
        .write();
    assertThatThrownBy(() -> plugin().open(context).process())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("3 utterances", "'tone-0' has no segments");
  }

  private Manifest process() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    return plugin().open(context).process();
  }
}
