package org.zethus.torch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.vocoder.ToneCorpus;

/** What holds for the training of every codec. */
public abstract class CodecTrainerContract extends TrainerContract {
  private static final String RUN = "run";

  @TempDir Path place;

  /**
   * What shows that it learns.
   *
   * @param steps to train; discriminators join three before the end
   * @param loss name of a validated loss
   * @param share of its first value that its last value is below
   */
  public record Lesson(int steps, String loss, double share) {}

  /** {@return what loads the codec that was trained} */
  protected abstract CodecPlugin codec();

  /** {@return a small codec's configuration, for sound of {@link CodecTraining#SAMPLE_RATE}} */
  protected abstract String config(int steps, int discriminatorStartStep);

  /** {@return what shows that it learns} */
  protected abstract Lesson lesson();

  /** Interrupted after step 2: one step of it without discriminators, one with them. */
  @Override
  protected void prepare(TestRunContext context) {
    ToneCorpus.give(context, place, CodecTraining.MEL);
    context.config(config(4, 1));
  }

  private CodecTraining training() {
    return new CodecTraining(plugin(), place);
  }

  @Test
  void whatItLearnsIsACodecThatHearsAndSpeaks() {
    Lesson lesson = lesson();
    training().train(training().context(RUN, config(lesson.steps(), lesson.steps() - 3)));
    List<Double> losses = training().validations(RUN, lesson.loss());
    assertThat(losses.get(losses.size() - 1)).isLessThan(lesson.share() * losses.get(0));

    Checkpoint checkpoint = Checkpoint.folder(place.resolve(RUN));
    Config config = checkpoint.config();
    assertThat(config.get("model_type") != null || codec().reads(config))
        .as("its config names the codec, or the codec knows it")
        .isTrue();
    Waveform recording = AudioFiles.read(place.resolve("audio/audio/u5.wav"));
    try (Codec codec = codec().load(checkpoint, Device.CPU)) {
      CodeSequence codes = codec.encode(recording);
      assertThat(codec.decode(codes).length())
          .isEqualTo(codes.frames() * codec.format().hopLength())
          .isGreaterThanOrEqualTo(recording.length());
    }
  }

  @Test
  void soundOfAnotherRateIsRefused() {
    String rate = "sample_rate: %d, segment_size";
    String config =
        config(4, 1)
            .replace(
                rate.formatted(CodecTraining.SAMPLE_RATE),
                rate.formatted(CodecTraining.SAMPLE_RATE / 2));
    assertThatThrownBy(() -> training().train(training().context(RUN, config)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("preprocess.sample_rate", "4000", "8000");
  }
}
