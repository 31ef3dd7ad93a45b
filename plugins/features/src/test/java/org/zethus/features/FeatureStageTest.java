package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class FeatureStageTest {
  @TempDir Path folder;

  private final ConcurrentLinkedQueue<String> extracted = new ConcurrentLinkedQueue<>();

  private final Feature length =
      new Feature() {
        @Override
        public String name() {
          return "length";
        }

        @Override
        public int sampleRate() {
          return TinyCorpus.RATE;
        }

        @Override
        public Tensor extract(Utterance utterance, float[] samples) {
          extracted.add(utterance.id());
          return Tensor.of(new long[] {samples.length}, 1);
        }
      };

  private TestRunContext context() {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    return TestRunContext.writingTo(folder.resolve("out")).input("utterances", corpus);
  }

  @Test
  void whatIsWholeIsKeptAndWhatIsNotIsWrittenAgain() throws IOException {
    TestRunContext context = context();
    Manifest first = new FeatureStage(context, length).process();
    Path cut = folder.resolve("out/length/tone-1.safetensors");
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 3));
    Files.delete(folder.resolve("out/length/tone-2.safetensors"));
    extracted.clear();
    assertThat(new FeatureStage(context, length).process()).isEqualTo(first);
    assertThat(extracted).containsExactlyInAnyOrder("tone-1", "tone-2");
    assertThat(cut).hasBinaryContent(whole);
  }

  @Test
  void progressIsInOrder() {
    TestRunContext context = context();
    new FeatureStage(context, length).process();
    assertThat(context.reports())
        .containsExactly(
            new TestRunContext.Report(1, 3, "tone-0"),
            new TestRunContext.Report(2, 3, "tone-1"),
            new TestRunContext.Report(3, 3, "tone-2"));
  }

  @Test
  void cancelStopsAndLeavesNoManifest() {
    TestRunContext context = context().cancelAt(1);
    assertThatThrownBy(() -> new FeatureStage(context, length).process())
        .isInstanceOf(CancelledException.class);
    assertThat(folder.resolve("out").resolve(Manifest.FILE)).doesNotExist();
  }

  @Test
  void allBadSoundIsNamedAtOnce() throws IOException {
    TestRunContext context = context();
    Path audio = folder.resolve("corpus/audio");
    AudioFiles.write(audio.resolve("tone-0.wav"), Waveform.mono(8000, new float[100]));
    AudioFiles.write(audio.resolve("tone-1.wav"), Waveform.mono(TinyCorpus.RATE, new float[0]));
    byte[] whole = Files.readAllBytes(audio.resolve("tone-2.wav"));
    Files.write(audio.resolve("tone-2.wav"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> new FeatureStage(context, length).process())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "cannot extract length of 3 utterances",
            "tone-0.wav has 8000 Hz, preprocess.sample_rate asks for 16000",
            "tone-1.wav has no samples",
            "tone-2.wav is no whole WAV file",
            "truncated");
    assertThat(folder.resolve("out").resolve(Manifest.FILE)).doesNotExist();
  }

  @Test
  void utteranceWithoutSoundIsNamed() {
    Path corpus = folder.resolve("corpus");
    new Manifest(corpus, List.of(new Utterance("mute", "text"))).write();
    TestRunContext context =
        TestRunContext.writingTo(folder.resolve("out")).input("utterances", corpus);
    assertThatThrownBy(() -> new FeatureStage(context, length).process())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'mute'", "'audio'");
  }
}
