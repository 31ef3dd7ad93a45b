package org.zethus.torch.codec;

import java.nio.file.Path;
import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.vocoder.ToneCorpus;

/**
 * Short training runs of a codec on {@link ToneCorpus gliding tones} of 8 kHz.
 *
 * @param plugin what trains
 * @param folder where each run has a folder of its name
 */
public record CodecTraining(TrainerPlugin plugin, Path folder) {
  /** Samples per second of the tones. */
  public static final int SAMPLE_RATE = 8000;

  /** What there is of the tones beside their sound: 200 frames per second. */
  public static final MelSpec MEL = new MelSpec(SAMPLE_RATE, 80, 80, 40, 10, 0, 4000);

  /** Writes the tones, in the folder {@code audio}, and {@return a run on them} */
  public TestRunContext context(String run, String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve(run)).config(config);
    ToneCorpus.give(context, folder, MEL);
    return context;
  }

  /** Runs to the last step. */
  public void train(TestRunContext context) {
    try (Trainer trainer = plugin.open(context)) {
      trainer.train();
    }
  }

  /** {@return a loss on what is not learned, in the order in which it was measured} */
  public List<Double> validations(String run, String loss) {
    return TrainingLog.of(folder.resolve(run), "validation." + loss);
  }
}
