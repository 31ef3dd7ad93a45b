package org.zethus.evaluator.perceptual;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.EvaluatorContract;

class StoiPluginTest extends EvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new StoiPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    context.config("{}");
  }

  @Override
  protected Manifest reference(Path folder) {
    return noises(folder, 0);
  }

  @Override
  protected Manifest generated(Path folder) {
    return noises(folder, 0.1);
  }

  private static Manifest noises(Path folder, double noise) {
    return new Manifest(folder, List.of(noise(folder, "a", noise), noise(folder, "b", noise)));
  }

  private static Utterance noise(Path folder, String id, double noise) {
    Random random = new Random(id.hashCode());
    Random other = new Random(7);
    float[] samples = new float[16_000];
    for (int i = 0; i < samples.length; i++) {
      double level = 0.2 * Math.sin(i / 500.0);
      samples[i] = (float) (level * random.nextGaussian() + noise * other.nextGaussian());
    }
    String file = "audio/" + id + ".wav";
    AudioFiles.write(folder.resolve(file), Waveform.mono(16_000, samples));
    return new Utterance(id, "").withFiles(Map.of("audio", file));
  }
}
