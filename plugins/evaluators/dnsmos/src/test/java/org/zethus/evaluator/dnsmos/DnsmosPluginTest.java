package org.zethus.evaluator.dnsmos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EvaluatorContract;

/** Graphs that say the loudest sample, its double and the mean; and the mean of the features. */
class DnsmosPluginTest extends EvaluatorContract {
  @TempDir Path published;

  private static byte[] quality() {
    Graph graph = new Graph("quality");
    Value x = graph.input("input_1", DType.F32, "B", "144160");
    Value loudest = x.greatest(1);
    Value said = graph.concat(1, loudest, loudest.mul(2), x.mean(1));
    graph.output("output", said, DType.F32, "B", "3");
    return graph.toBytes();
  }

  private static byte[] p808() {
    Graph graph = new Graph("p808");
    Value mel = graph.input("input_1", DType.F32, "B", "900", "120");
    graph.output("output", mel.mean(1).mean(2).reshape(-1, 1), DType.F32, "B", "1");
    return graph.toBytes();
  }

  private void publish(String file, byte[] graph) {
    try {
      Files.write(published.resolve(file), graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestRunContext run() {
    return TestRunContext.writingTo(published.resolve("out")).input("checkpoint", published);
  }

  private Map<String, Double> score(TestRunContext context, Manifest manifest) {
    try (Evaluator evaluator = plugin().open(context)) {
      return evaluator.evaluate(manifest, manifest).items().get(0).values();
    }
  }

  @Override
  protected EvaluatorPlugin plugin() {
    return new DnsmosPlugin(new OnnxBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    publish(Quality.FILE, quality());
    publish(P808.FILE, p808());
    context.input("checkpoint", published);
  }

  @Override
  protected Manifest reference(Path folder) {
    return sounds(folder, 0.5f);
  }

  @Override
  protected Manifest generated(Path folder) {
    return sounds(folder, 0.25f);
  }

  private static Manifest sounds(Path folder, float amplitude) {
    return new Manifest(
        folder, List.of(sound(folder, "a", amplitude), sound(folder, "b", amplitude / 2)));
  }

  private static Utterance sound(Path folder, String id, float amplitude) {
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 8 < 4 ? amplitude : -amplitude;
    }
    String file = "audio/" + id + ".wav";
    AudioFiles.write(folder.resolve(file), Waveform.mono(16_000, samples));
    return new Utterance(id, "").withFiles(Map.of("audio", file));
  }

  @Test
  void opinionsAreCalibratedAndOneIsHeardWithoutTheOther() {
    Manifest sounds = sounds(published.resolve("sounds"), 0.5f);
    publish(Quality.FILE, quality());
    assertThat(score(run(), sounds)).containsOnlyKeys("dnsmos_sig", "dnsmos_bak", "dnsmos_ovrl");
    assertThat(score(run(), sounds).get("dnsmos_sig"))
        .isCloseTo(-0.08397278 * 0.25 + 1.22083953 * 0.5 + 0.0052439, within(1e-4));
    assertThat(score(run(), sounds).get("dnsmos_bak"))
        .isCloseTo(-0.13166888 + 1.60915514 - 0.39604546, within(1e-4));
    assertThat(score(run(), sounds).get("dnsmos_ovrl")).isCloseTo(0.04602535, within(1e-4));
    TestRunContext personalized = run().config("{dnsmos: {personalized: true}}");
    assertThat(score(personalized, sounds).get("dnsmos_ovrl")).isCloseTo(-0.11236046, within(1e-4));
  }

  @Test
  void nothingToListenWithAndNothingToHearAreRefused() {
    publish("other.onnx", quality());
    assertThatThrownBy(() -> plugin().open(run()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(published.toString(), Quality.FILE, P808.FILE);
    publish(P808.FILE, quality());
    Manifest sounds = sounds(published.resolve("sounds"), 0.5f);
    assertThatThrownBy(() -> score(run(), sounds))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining(P808.FILE);
    publish(P808.FILE, p808());
    Path folder = published.resolve("empty");
    AudioFiles.write(folder.resolve("a.wav"), Waveform.mono(16_000, new float[0]));
    Utterance empty = new Utterance("a", "").withFiles(Map.of("audio", "a.wav"));
    assertThatThrownBy(() -> score(run(), new Manifest(folder, List.of(empty))))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("a.wav", "no samples");
  }

  @Test
  void aGraphOfAnotherInputIsRefused() {
    Graph graph = new Graph("other");
    Value x = graph.input("mel", DType.F32, "1", "T");
    graph.output("y", x, DType.F32, "1", "T");
    publish(Quality.FILE, graph.toBytes());
    assertThatThrownBy(() -> plugin().open(run()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("input_1", "[mel]");
  }
}
