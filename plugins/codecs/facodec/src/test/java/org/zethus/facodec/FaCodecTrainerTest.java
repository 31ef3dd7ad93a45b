package org.zethus.facodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTraining;

class FaCodecTrainerTest {
  /** The loss of who does not know whether there is a voice. */
  private static final double GUESSED = Math.log(2);

  private static final String RUN = "run";

  @TempDir Path folder;

  private CodecTraining training() {
    return new CodecTraining(new FaCodecTrainerPlugin(new TorchBackend()), folder);
  }

  private List<Double> validations(String loss) {
    return training().validations(RUN, loss);
  }

  /** The corpus with phones and speakers: each utterance says one thing in halves. */
  private void label(int phones) {
    Path place = folder.resolve("audio");
    List<Utterance> labelled = new ArrayList<>();
    for (Utterance utterance : Manifest.read(place).utterances()) {
      int i = labelled.size();
      labelled.add(
          new Utterance(
              utterance.id(),
              i % 2 == 0 ? "ann" : "bob",
              "",
              0,
              List.of(),
              List.of(
                  new Segment("P" + i % phones, 0, 0.06),
                  new Segment("P" + (i + 1) % phones, 0.06, 1)),
              utterance.files()));
    }
    new Manifest(place, labelled).write();
  }

  @Test
  void learnsTheSoundAndWhatTheFactorsTell() {
    String config =
        TestModels.trainer(24, 22)
            .replace("valid_interval: 2", "valid_interval: 6")
            .replace("lr: 2e-3", "lr: 5e-3");
    TestRunContext context = training().context(RUN, config);
    label(2);
    training().train(context);
    List<Double> losses = validations("mel");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
    for (String told : List.of("f0", "uv", "phone", "res_f0", "res_uv", "res_phone", "x_timbre")) {
      assertThat(validations(told)).as(told).hasSize(losses.size());
    }
    List<Double> unvoiced = validations("uv");
    assertThat(unvoiced.get(unvoiced.size() - 1)).isLessThan(0.5 * GUESSED);
  }

  @Test
  void withoutLabelsOnlyTheSoundCounts() {
    String config = TestModels.trainer(2, 9);
    training().context("corpus", config);
    TestRunContext soundAlone = TestRunContext.writingTo(folder.resolve(RUN)).config(config);
    training().train(soundAlone.input("audio", folder.resolve("audio")));
    assertThat(validations("mel")).isNotEmpty();
    assertThat(validations("f0")).isEmpty();
    assertThat(validations("x_timbre")).isEmpty();
  }

  @Test
  void morePhonesThanTheNetworkKnowsAreRefused() {
    TestRunContext context =
        training().context(RUN, TestModels.trainer(1, 9).replace("phones: 8", "phones: 2"));
    label(3);
    assertThatThrownBy(() -> training().train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("3 phones", "model.decoder.phones knows 2");
  }

  @Test
  void f0IsOfTheUtterancesOwnMeanAndDeviation() {
    assertThat(Labels.normalised(new float[] {100, 0, 400}))
        .containsExactly(new float[] {-1, Float.NaN, 1}, within(1e-6f));
    assertThat(Labels.normalised(new float[] {100, 100})).containsExactly(0, 0);
  }
}
