package org.zethus.evaluator.mcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class McdConfigTest {
  @TempDir Path folder;

  private Evaluator open(String config) {
    return new McdPlugin().open(TestRunContext.writingTo(folder).config(config));
  }

  private Manifest tone(int rate) {
    float[] samples = new float[rate / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 200 * i / rate));
    }
    String file = rate + ".wav";
    AudioFiles.write(folder.resolve(file), Waveform.mono(rate, samples));
    return new Manifest(folder, List.of(new Utterance("a", "").withFiles(Map.of("audio", file))));
  }

  private Scores scores(String config) {
    try (Evaluator evaluator = open(config)) {
      return evaluator.evaluate(tone(24_000), tone(16_000));
    }
  }

  @Test
  void whatIsMeasuredIsNamed() {
    assertThat(scores("{}").items().get(0).values()).containsOnlyKeys("mcd_db");
    Scores asPymcd = scores("{mcd: {definition: 'pymcd_dtw'}}");
    assertThat(asPymcd.items().get(0).values()).containsOnlyKeys("mcd_pymcd_db");
    assertThat(asPymcd.measure()).contains("pymcd");
  }

  @Test
  void rateOfTheToolIsAskedFor() {
    assertThat(scores("{compare: {sample_rate: 22050}, mcd: {definition: 'pymcd_plain'}}").items())
        .hasSize(1);
    assertThatThrownBy(
            () -> scores("{compare: {sample_rate: 96000}, mcd: {definition: 'pymcd_plain'}}"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'a'", "96000 Hz");
  }

  @Test
  void pymcdPairsFramesInItsOwnWay() {
    assertThatThrownBy(() -> open("{compare: {align: 'cut'}, mcd: {definition: 'pymcd_dtw_sl'}}"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("pymcd_dtw_sl", "align auto", "cut");
  }

  @Test
  void unknownDefinitionIsRefused() {
    assertThatThrownBy(() -> open("{mcd: {definition: 'amphion'}}"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("definition", "amphion", "pymcd_dtw_sl");
  }
}
