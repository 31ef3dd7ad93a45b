package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.fastspeech2.FastSpeech2Config.Features;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.tts.JoinedUtterance;

class CorpusTest {
  private static final Features PHONE_LEVEL =
      new Features(TinyCorpus.MEL_BINS, false, false, true, false);

  @TempDir Path folder;

  private Corpus read(TinyCorpus corpus, Features features) {
    return Corpus.read(corpus.giveTo(TestRunContext.writingTo(folder.resolve("out"))), features);
  }

  @Test
  void featuresAreJoinedAndAveragedPerPhone() {
    Corpus corpus = read(TinyCorpus.write(folder, 5, "ann", "bob"), PHONE_LEVEL);
    assertThat(corpus.items()).hasSize(5);
    assertThat(corpus.speakers().names()).containsExactly("ann", "bob");
    for (Corpus.Item item : corpus.items()) {
      assertThat(item.pitch()).hasSize(item.utterance().phones().size());
      assertThat(Arrays.stream(item.durations()).sum()).isEqualTo(item.frames());
      assertThat(item.source().mel()).hasSize(TinyCorpus.MEL_BINS * item.frames());
      int vowel = item.utterance().phones().indexOf("AA1");
      if (vowel >= 0) {
        double f0 = 100 + Math.floorMod("AA1".hashCode(), 97);
        assertThat((double) item.pitch()[vowel]).isCloseTo(Math.log(f0), within(1e-5));
      }
    }
  }

  @Test
  void frameLevelKeepsEveryFrame() {
    Features features = new Features(TinyCorpus.MEL_BINS, true, true, false, true);
    Corpus corpus = read(TinyCorpus.write(folder, 2), features);
    for (Corpus.Item item : corpus.items()) {
      assertThat(item.pitch()).hasSize(item.frames());
      assertThat(item.energy()).hasSize(item.frames());
    }
  }

  @Test
  void pitchGoesOnWhereItCannotBeHeard() {
    TinyCorpus tiny = TinyCorpus.write(folder, 1);
    Features features = new Features(TinyCorpus.MEL_BINS, true, false, false, false);
    int frames = read(tiny, features).items().get(0).frames();
    float[] f0 = new float[frames];
    f0[1] = 100;
    f0[5] = 140;
    tiny.replace("u100", JoinedUtterance.PITCH, Tensor.of(f0, frames));
    assertThat(read(tiny, features).items().get(0).pitch())
        .startsWith(100, 100, 110, 120, 130, 140, 140);
  }

  @Test
  void anUtteranceWithoutVoiceHasNoPitch() {
    TinyCorpus tiny = TinyCorpus.write(folder, 1);
    int frames = read(tiny, PHONE_LEVEL).items().get(0).frames();
    tiny.replace("u100", JoinedUtterance.PITCH, Tensor.of(new float[frames], frames));
    assertThat(read(tiny, PHONE_LEVEL).items().get(0).pitch()).containsOnly(Float.NaN);
  }

  @Test
  void anUtteranceThatAFeatureLacksIsNamed() {
    TinyCorpus tiny = TinyCorpus.write(folder, 3);
    Manifest pitch = Manifest.read(tiny.folder("pitch"));
    new Manifest(pitch.folder(), pitch.utterances().subList(0, 2)).write();
    assertThatThrownBy(() -> read(tiny, PHONE_LEVEL))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'u102'", "'pitch'", "same corpus");
  }

  @Test
  void durationsThatDoNotFillTheMelAreRefused() {
    TinyCorpus tiny = TinyCorpus.write(folder, 1);
    tiny.replace("u100", JoinedUtterance.DURATIONS, Tensor.of(new long[] {1, 2}, 2));
    assertThatThrownBy(() -> read(tiny, PHONE_LEVEL))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("2 durations of together 3 frames", "'u100'");
  }

  @Test
  void melOfAnotherSizeIsRefused() {
    TinyCorpus tiny = TinyCorpus.write(folder, 1);
    assertThatThrownBy(() -> read(tiny, new Features(80, false, false, false, false)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("(80, frames)", "n_mel");
  }

  @Test
  void aCorpusOfNothingIsRefused() {
    TinyCorpus tiny = TinyCorpus.write(folder, 1);
    new Manifest(tiny.folder("utterances"), List.of()).write();
    assertThatThrownBy(() -> read(tiny, PHONE_LEVEL)).hasMessageContaining("nothing to train on");
  }
}
