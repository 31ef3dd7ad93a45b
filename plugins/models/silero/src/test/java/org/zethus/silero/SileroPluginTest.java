package org.zethus.silero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.onnx.OnnxBackend;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class SileroPluginTest extends PreprocessorContract {
  private static final int RATE = 8000;

  @TempDir Path given;

  @Override
  protected PreprocessorPlugin plugin() {
    return new SileroPlugin(new OnnxBackend());
  }

  /** {@return silence (0) and sound (1), in tenths of a second} */
  private static Waveform waveform(String tenths) {
    float[] samples = new float[tenths.length() * RATE / 10];
    for (int i = 0; i < samples.length; i++) {
      boolean sound = tenths.charAt(i * 10 / RATE) == '1';
      samples[i] = sound ? (float) (0.3 * Math.sin(i)) : 0;
    }
    return Waveform.mono(RATE, samples);
  }

  private Utterance utterance(String id, String tenths) {
    String file = "audio/" + id + ".wav";
    AudioFiles.write(given.resolve(file), waveform(tenths));
    return new Utterance(id, "ann", "well", 0, List.of("W"), List.of(), Map.of("audio", file));
  }

  private void corpus(Utterance... utterances) {
    new Manifest(given, List.of(utterances)).write();
  }

  private TestRunContext run(String folder) {
    try {
      Path graph = Files.write(given.resolve("silero_vad.onnx"), TestGraphs.loudness());
      return TestRunContext.writingTo(given.resolve(folder))
          .input("utterances", given)
          .input("checkpoint", graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest process(TestRunContext context) {
    try (Preprocessor preprocessor = plugin().open(context)) {
      return preprocessor.process();
    }
  }

  @Override
  protected void prepare(TestRunContext context) {
    corpus(utterance("a", "0011110000"), utterance("b", "0111100000111100"));
    TestRunContext own = run("any");
    own.inputs().forEach(name -> context.input(name, own.input(name)));
    context.config("{vad: {cut: 'split'}}");
  }

  @Test
  void recordingsAreTrimmedAndKeepWhatIsSaid() {
    corpus(utterance("a", "0000011111000000111110000"), utterance("b", "0000000000"));
    Manifest manifest = process(run("trimmed"));
    assertThat(manifest.utterances()).hasSize(1);
    Utterance kept = manifest.utterances().get(0);
    assertThat(kept.text()).isEqualTo("well");
    assertThat(kept.speaker()).isEqualTo("ann");
    assertThat(kept.phones()).containsExactly("W");
    Waveform waveform = AudioFiles.read(manifest.file(kept, "audio"));
    assertThat(waveform.sampleRate()).isEqualTo(RATE);
    assertThat(waveform.seconds()).isBetween(1.6, 1.8).isEqualTo(kept.seconds());
  }

  @Test
  void stretchesBecomeUtterancesOfUnknownText() {
    corpus(utterance("a", "0000011111000000111110000"));
    Manifest manifest = process(run("split").config("{vad: {cut: 'split'}}"));
    assertThat(manifest.utterances()).extracting(Utterance::id).containsExactly("a_1", "a_2");
    assertThat(manifest.utterances()).extracting(Utterance::text).containsOnly("");
    assertThat(manifest.utterances())
        .extracting(Utterance::seconds)
        .allSatisfy(seconds -> assertThat(seconds).isBetween(0.5, 0.65));
  }

  @Test
  void noSpeechAndBadSettingsAreRefused() {
    corpus(utterance("a", "0000000000"));
    assertThatThrownBy(() -> process(run("none")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no speech in the 1 utterances", "vad.threshold");
    for (String bad :
        List.of("threshold: 1.5", "speech_pad_ms: -1", "max_speech_duration_s: 0.5")) {
      assertThatThrownBy(() -> process(run("bad").config("{vad: {" + bad + "}}")))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining(bad.substring(0, bad.indexOf(':')));
    }
  }
}
