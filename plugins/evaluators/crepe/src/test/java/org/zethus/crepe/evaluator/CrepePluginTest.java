package org.zethus.crepe.evaluator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EvaluatorContract;
import org.zethus.tf.TensorFlowBackend;

class CrepePluginTest extends EvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new CrepePlugin(new TensorFlowBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    context.config("{}");
  }

  @Override
  protected Manifest reference(Path folder) {
    return tones(folder, 200);
  }

  @Override
  protected Manifest generated(Path folder) {
    return tones(folder, 230);
  }

  private static Manifest tones(Path folder, double hertz) {
    return new Manifest(folder, List.of(tone(folder, "a", hertz), tone(folder, "b", 1.5 * hertz)));
  }

  private static Utterance tone(Path folder, String id, double hertz) {
    float[] samples = new float[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    String file = "audio/" + id + ".wav";
    AudioFiles.write(folder.resolve(file), Waveform.mono(16_000, samples));
    return new Utterance(id, "").withFiles(Map.of("audio", file));
  }
}
