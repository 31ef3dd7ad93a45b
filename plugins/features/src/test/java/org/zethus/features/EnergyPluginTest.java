package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class EnergyPluginTest extends PreprocessorContract {
  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new EnergyPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    context.config(TinyCorpus.CONFIG).input("utterances", corpus);
  }

  @Test
  void toneHasEnergyAndSilenceHasNone() {
    Manifest energy = process();
    for (Utterance utterance : energy.utterances()) {
      float[] values = Features.read(energy, utterance, "energy").floats();
      assertThat(values).hasSize((int) Math.round(utterance.seconds() * TinyCorpus.RATE) / 128);
      for (int t = 0; t < values.length; t++) {
        double second = (t + 0.5) * 128 / TinyCorpus.RATE;
        if (second > 0.12 && second < 0.38) {
          assertThat(values[t]).as("frame %d", t).isGreaterThan(10);
        } else if (second < 0.08 || second > 0.42) {
          assertThat(values[t]).as("frame %d", t).isZero();
        }
      }
    }
  }

  private Manifest process() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    return plugin().open(context).process();
  }
}
