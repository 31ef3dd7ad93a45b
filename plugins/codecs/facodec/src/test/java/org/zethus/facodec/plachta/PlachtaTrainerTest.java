package org.zethus.facodec.plachta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class PlachtaTrainerTest {
  @TempDir Path folder;

  private TestRunContext context(String config) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("run")).config(config);
    ToneCorpus.give(context, folder, TestPlachta.MEL);
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

  private static void train(TestRunContext context) {
    try (Trainer trainer = new PlachtaTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> validations(String loss) {
    return TrainingLog.of(folder.resolve("run"), "validation." + loss);
  }

  @Test
  void whatItLearnsIsACodecWhoseFactorsTell() {
    train(context(TestPlachta.trainer(24, 22)));
    List<Double> mel = validations("mel");
    assertThat(mel.get(mel.size() - 1)).isLessThan(mel.get(0));
    for (String told :
        List.of("f0", "uv", "content", "timbre", "rev_f0", "rev_uv", "rev_content", "x_timbre")) {
      assertThat(validations(told)).as(told).hasSize(mel.size());
    }
    List<Double> unvoiced = validations("uv");
    assertThat(unvoiced.get(unvoiced.size() - 1)).isLessThan(unvoiced.get(0));

    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    PlachtaPlugin plugin = new PlachtaPlugin(new TorchBackend());
    assertThat(plugin.reads(checkpoint.config())).isTrue();
    try (Codec codec = plugin.load(checkpoint, Device.CPU)) {
      Waveform decoded = codec.decode(codec.encode(Waveform.mono(8000, new float[1600])));
      assertThat(decoded.length()).isEqualTo(1600);
    }
  }

  @Test
  void morePhonesThanTheNetworkKnowsAreRefused() {
    TestRunContext context = context(TestPlachta.trainer(1, 9).replace("phones: 8", "phones: 2"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("3 phones", "model.phones knows 2");
  }
}
