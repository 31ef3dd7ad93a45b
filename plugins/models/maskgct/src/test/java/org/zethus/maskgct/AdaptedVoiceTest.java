package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;

class AdaptedVoiceTest {
  @TempDir Path folder;

  @BeforeEach
  void pull() {
    PublishedFilesTest.FILES.forEach(file -> write("base/" + file, 1));
    write("base/w2v-bert-2.0/model.safetensors", 1);
    write("base/wav2vec2bert_stats.pt", 1);
  }

  private void write(String file, float value) {
    SafeTensors.write(
        folder.resolve(file), Map.of("w", Tensor.of(new float[] {value}, 1)), Map.of());
  }

  private TestRunContext context() {
    return TestRunContext.writingTo(folder.resolve("voice")).input("base", folder.resolve("base"));
  }

  private float value(String file) {
    try (SafeTensors tensors = SafeTensors.open(folder.resolve("voice").resolve(file))) {
      return tensors.get("w").floats()[0];
    }
  }

  @Test
  void whatWasTrainedTakesThePlaceOfThePublished() {
    write("t2s/model.safetensors", 2);
    DurationConfig network = new DurationConfig(16, 1, 2, 1e-5);
    Checkpoint.write(
        folder.resolve("duration"),
        Config.of(new DurationVoice(new DurationVoice.Model(network), List.of())),
        Map.of("w", Tensor.of(new float[] {3}, 1)));
    new AssemblyPlugin()
        .open(
            context()
                .input("t2s", folder.resolve("t2s"))
                .input("duration", folder.resolve("duration")))
        .train();
    assertThat(value("t2s_model/model.safetensors")).isEqualTo(2);
    assertThat(value("semantic_codec/model.safetensors")).isEqualTo(1);
    assertThat(value("duration_model/model.safetensors")).isEqualTo(3);
    Checkpoint voice = Checkpoint.folder(folder.resolve("voice"));
    assertThat(PublishedFiles.are(voice)).isTrue();
    assertThat(PublishedFiles.config(voice).model().durationModel()).isEqualTo(network);
    assertThat(PublishedFiles.of(voice)).containsKey("duration_model");
  }

  @Test
  void anotherModelCannotBeAdapted() {
    Path other = folder.resolve("other");
    Checkpoint.write(other, Config.parse("{}", "other"), Map.of());
    TestRunContext context = TestRunContext.writingTo(folder.resolve("voice")).input("base", other);
    assertThatThrownBy(() -> new AssemblyPlugin().open(context).train())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'base'", "zethus pull amphion/MaskGCT");
  }
}
