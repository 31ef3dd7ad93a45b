package org.zethus.speechtokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTraining;
import org.zethus.torch.hubert.Hubert;
import org.zethus.torch.hubert.HubertConfig;

class SpeechTokenizerTrainerTest {
  private static final String RUN = "run";

  @TempDir Path folder;

  private CodecTraining training() {
    return new CodecTraining(new SpeechTokenizerTrainerPlugin(new TorchBackend()), folder);
  }

  private List<Double> distilled() {
    return training().validations(RUN, "distillation");
  }

  @Test
  void theFirstCodebookLearnsFromItsTeacher() {
    training().train(training().context(RUN, TrainerConfigs.trainer(40, 99)));
    assertThat(distilled().get(distilled().size() - 1)).isLessThan(distilled().get(0));
  }

  @Test
  void hubertTeachesWithTheMeanOfItsLayers() {
    Config sizes =
        Config.parse(
            """
            {
              hidden_size: 16, num_hidden_layers: 2, num_attention_heads: 2, intermediate_size: 16,
              conv_dim: [8, 8], conv_kernel: [16, 8], conv_stride: [16, 10],
              num_conv_pos_embeddings: 4, num_conv_pos_embedding_groups: 2,
            }
            """,
            "config.json");
    HubertConfig config = sizes.as(HubertConfig.class);
    Checkpoint untrained = Checkpoint.untrained("hubert", Config.of(config), 3);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new Hubert(weights, config);
      Checkpoint.write(folder.resolve("hubert"), Config.of(config), weights.toTensors());
    }
    String hubert = TrainerConfigs.trainer(2, 9).replace("\"log_mel\"", "\"hubert\"");
    TestRunContext context = training().context(RUN, hubert);
    training().train(context.input("teacher", folder.resolve("hubert")));
    assertThat(distilled()).allMatch(value -> value > 0.3 && value < 1.4);
  }

  @Test
  void aTeacherOfAnotherWidthIsRefused() {
    String config =
        TrainerConfigs.trainer(1, 9).replace("semantic_dimension: 16", "semantic_dimension: 12");
    assertThatThrownBy(() -> training().train(training().context(RUN, config)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("model.semantic_dimension", "16", "12");
  }
}
