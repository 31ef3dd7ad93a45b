package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.torch.LinearForm;

/** The published files as they lie in a cache of Hugging Face's layout. */
class PublishedFilesTest {
  static final List<String> FILES =
      List.of(
          "t2s_model/model.safetensors",
          "s2a_model/s2a_model_1layer/model.safetensors",
          "s2a_model/s2a_model_full/model.safetensors",
          "semantic_codec/model.safetensors",
          "acoustic_codec/model.safetensors",
          "acoustic_codec/model_1.safetensors");

  @TempDir Path hub;
  private Path snapshot;

  @BeforeEach
  void pull() {
    snapshot = hub.resolve("models--amphion--MaskGCT/snapshots/0123");
    FILES.forEach(file -> write(snapshot.resolve(file)));
  }

  private static void write(Path file) {
    SafeTensors.write(file, Map.of("w", Tensor.of(new float[] {1}, 1)), Map.of());
  }

  private void pullEncoder() throws IOException {
    Path encoder = hub.resolve("models--facebook--w2v-bert-2.0");
    write(encoder.resolve("snapshots/4567/model.safetensors"));
    Files.createDirectories(encoder.resolve("refs"));
    Files.writeString(encoder.resolve("refs/main"), "4567\n");
  }

  private Checkpoint checkpoint() {
    return Checkpoint.folder(snapshot);
  }

  @Test
  void theyAreKnownWithoutAConfig() {
    assertThat(PublishedFiles.are(checkpoint())).isTrue();
    MaskGctConfig config = PublishedFiles.config(checkpoint());
    assertThat(config.model().t2sModel().hiddenSize()).isEqualTo(1536);
    assertThat(config.symbols()).isEmpty();
  }

  @Test
  void aConfigBesideThemChangesWhatItNames() throws IOException {
    Files.writeString(
        snapshot.resolve("config.json"), "{storage: 'int8', inference: {t2s_steps: 25}}");
    MaskGctConfig config = PublishedFiles.config(checkpoint());
    assertThat(config.storage()).isEqualTo(LinearForm.Storage.INT8);
    assertThat(config.inference().t2sSteps()).isEqualTo(25);
    assertThat(config.model().t2sModel().hiddenSize()).isEqualTo(1536);
  }

  @Test
  void theEncoderIsFoundInTheSameCache() throws IOException {
    pullEncoder();
    write(snapshot.resolve("wav2vec2bert_stats.pt"));
    Map<String, String> files = PublishedFiles.of(checkpoint());
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "t2s_model",
            "s2a_model_1layer",
            "s2a_model_full",
            "semantic_codec",
            "codec_encoder",
            "codec_decoder",
            "semantic_model",
            "semantic_statistics");
    assertThat(files.values()).allMatch(checkpoint()::has);
  }

  @Test
  void theEncoderMayLieInAFolderOfTheModel() {
    write(snapshot.resolve("w2v-bert-2.0/model.safetensors"));
    assertThat(PublishedFiles.of(checkpoint()))
        .containsEntry("semantic_model", "w2v-bert-2.0/model.safetensors");
  }

  @Test
  void whatOthersPublishIsAskedForByName() throws IOException {
    assertThatThrownBy(() -> PublishedFiles.of(checkpoint()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("zethus pull facebook/w2v-bert-2.0");
  }

  @Test
  void theStatisticsThatNobodyPublishesForItselfTravelAlong() throws IOException {
    pullEncoder();
    try (TensorSource statistics = statistics()) {
      assertThat(statistics.shape("mean")).containsExactly(1024);
      for (float variance : statistics.get("var").floats()) {
        assertThat(variance).isPositive();
      }
    }
    write(snapshot.resolve("wav2vec2bert_stats.pt"));
    try (TensorSource statistics = statistics()) {
      assertThat(statistics.names()).containsExactly("w");
    }
  }

  private TensorSource statistics() {
    return PublishedFiles.weights(checkpoint()).get("semantic_statistics").get();
  }
}
