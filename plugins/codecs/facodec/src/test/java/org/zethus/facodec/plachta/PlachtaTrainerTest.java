package org.zethus.facodec.plachta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PlachtaTrainerTest {
  private static final String RUN = "run";

  @TempDir Path folder;

  private CodecTraining training() {
    return new CodecTraining(new PlachtaTrainerPlugin(new TorchBackend()), folder);
  }

  /** Each utterance says one phone; two speakers take turns. */
  private TestRunContext labelled(String config) {
    TestRunContext context = training().context(RUN, config);
    Path audio = folder.resolve("audio");
    List<Utterance> labelled = new ArrayList<>();
    for (Utterance utterance : Manifest.read(audio).utterances()) {
      String speaker = labelled.size() % 2 == 0 ? "ann" : "bob";
      Segment said = new Segment("P" + labelled.size() % 3, 0, 1);
      labelled.add(
          new Utterance(
              utterance.id(), speaker, "", 0, List.of(), List.of(said), utterance.files()));
    }
    new Manifest(audio, labelled).write();
    return context;
  }

  private List<Double> validations(String loss) {
    return training().validations(RUN, loss);
  }

  @Test
  void learnsTheSoundAndWhatTheFactorsTell() {
    training().train(labelled(TestPlachta.trainer(24, 22)));
    List<Double> mel = validations("mel");
    assertThat(mel.get(mel.size() - 1)).isLessThan(mel.get(0));
    for (String told :
        List.of("f0", "uv", "content", "timbre", "rev_f0", "rev_uv", "rev_content", "x_timbre")) {
      assertThat(validations(told)).as(told).hasSize(mel.size());
    }
    List<Double> unvoiced = validations("uv");
    assertThat(unvoiced.get(unvoiced.size() - 1)).isLessThan(unvoiced.get(0));
  }

  @Test
  void morePhonesThanTheNetworkKnowsAreRefused() {
    TestRunContext context = labelled(TestPlachta.trainer(1, 9).replace("phones: 8", "phones: 2"));
    assertThatThrownBy(() -> training().train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("3 phones", "model.phones knows 2");
  }
}
