package org.zethus.datasets.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;

class JoinTest {
  @TempDir Path folder;

  private Path corpus(String name, String speaker, int count) {
    Path artifact = folder.resolve(name);
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String file = "audio/%d.wav".formatted(i);
      Sounds.write(artifact.resolve(file));
      utterances.add(
          new Utterance(
              "" + i, speaker, "text", 0.1, List.of("T"), List.of(), Map.of("audio", file)));
    }
    new Manifest(artifact, utterances).write();
    return artifact;
  }

  private Manifest join(TestRunContext context) {
    return new JoinPlugin().open(context).process();
  }

  private TestRunContext run() {
    return TestRunContext.writingTo(folder.resolve("out"));
  }

  @Test
  void idsAndSpeakersSayWhereTheyAreFromAndEachStretchHasAll() {
    Manifest manifest =
        join(run().input("vctk", corpus("b", "p225", 4)).input("ljspeech", corpus("a", "", 2)));
    assertThat(manifest.utterances())
        .extracting(Utterance::id)
        .containsExactly("vctk_0", "ljspeech_0", "vctk_1", "vctk_2", "ljspeech_1", "vctk_3");
    assertThat(manifest.utterances())
        .extracting(Utterance::speaker)
        .containsOnly("vctk_p225", "ljspeech");
    Utterance first = Manifest.read(folder.resolve("out")).utterances().get(0);
    assertThat(first.phones()).containsExactly("T");
    assertThat(manifest.file(first, "audio"))
        .hasSameBinaryContentAs(folder.resolve("b/audio/0.wav"));
  }

  @Test
  void nothingAndMissingFilesAreRefused() throws IOException {
    assertThatThrownBy(() -> join(run()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("nothing to join");
    Path corpus = corpus("a", "", 1);
    Files.delete(corpus.resolve("audio/0.wav"));
    assertThatThrownBy(() -> join(run().input("a", corpus)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("of 1 utterance", "0.wav");
  }
}
