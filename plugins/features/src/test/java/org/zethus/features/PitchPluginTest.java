package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class PitchPluginTest extends PreprocessorContract {
  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new PitchPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    context.config(TinyCorpus.CONFIG).input("utterances", corpus);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pyin", "yin", "dio", "harvest"})
  void toneHasItsPitchAndSilenceHasNone(String extractor) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    String key = "pitch_extractor: '%s', f0_min".formatted(extractor);
    context.config(TinyCorpus.CONFIG.replace("f0_min", key));
    Manifest pitch = plugin().open(context).process();
    for (int i = 0; i < pitch.utterances().size(); i++) {
      Utterance utterance = pitch.utterances().get(i);
      float[] f0 = Features.read(pitch, utterance, "pitch").floats();
      assertThat(f0).hasSize((int) Math.round(utterance.seconds() * TinyCorpus.RATE) / 128);
      for (int t = 0; t < f0.length; t++) {
        double second = (t + 0.5) * 128 / TinyCorpus.RATE;
        if (second > 0.15 && second < 0.35) {
          assertThat((double) f0[t]).as("frame %d", t).isCloseTo(TinyCorpus.hertz(i), within(1.0));
        } else if (second < 0.03 || second > 0.47) {
          assertThat(f0[t]).as("frame %d", t).isZero();
        }
      }
    }
  }

  @Test
  void badRangeIsRefusedWithTheConfig() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    context.config(TinyCorpus.CONFIG.replace("f0_min: 80", "f0_min: 700"));
    assertThatThrownBy(() -> plugin().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("f0_min 700.0", "f0_max 600.0");
  }
}
