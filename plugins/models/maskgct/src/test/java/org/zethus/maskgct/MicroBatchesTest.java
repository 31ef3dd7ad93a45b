package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.TrainConfig;

/** Several small batches of one update are as good as a large one. */
class MicroBatchesTest {
  private static final S2aConfig NETWORK =
      Config.parse(
              "{ num_quantizer: 2, hidden_size: 8, num_layers: 1, num_heads: 2, codebook_size: 6,"
                  + " cond_codebook_size: 5 }",
              "network")
          .as(S2aConfig.class);

  private static final TrainConfig TRAIN =
      Config.parse("{ adamw: { lr: 0.01 } }", "train").as(TrainConfig.class);

  private static Corpus.Item item(int shift) {
    int[] semantic = {shift, 1, 2, 3};
    int[][] acoustic = {{1, shift, 3, 4}, {5, 4, 3, shift}};
    return new Corpus.Item(new Utterance("u" + shift, ""), semantic, acoustic);
  }

  private static Corruption corruption(float time, boolean... hidden) {
    return new Corruption(new float[] {time}, new float[] {0.5f}, new int[] {0}, hidden);
  }

  private static Batch batch(List<Corpus.Item> items, Corruption corruption) {
    return new Batch(new long[0][], items, 1, corruption);
  }

  /** {@return all parameters after one update, its loss and the gradients' norm} */
  private static Map<String, Tensor> updated(List<Batch> batches, double[] loss) {
    Checkpoint untrained = Checkpoint.untrained("tiny", Config.of(NETWORK), 3);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      Objective<Batch> objective =
          new Objective.OfCodes(new SemanticToAcoustic(weights, NETWORK), NETWORK);
      try (Optimizer optimizer = TRAIN.optimizer(weights, 1)) {
        loss[0] =
            Autograd.training(
                () ->
                    Scope.run(
                        () ->
                            optimizer
                                .minimize(
                                    batches, MaskedTrainer.weighted(objective, weights, batches))
                                .get("loss")));
        loss[1] = optimizer.gradientNorm();
        return weights.toTensors();
      }
    }
  }

  @Test
  void everyHiddenFrameCountsAlike() {
    Corruption one = corruption(0.2f, false, true, false, false);
    Corruption other = corruption(0.9f, true, true, false, true);
    Corruption both =
        new Corruption(
            new float[] {0.2f, 0.9f},
            new float[] {0.5f, 0.5f},
            new int[] {0, 0},
            new boolean[] {false, true, false, false, true, true, false, true});
    double[] split = new double[2];
    double[] joined = new double[2];
    Map<String, Tensor> small =
        updated(List.of(batch(List.of(item(0)), one), batch(List.of(item(2)), other)), split);
    Map<String, Tensor> large = updated(List.of(batch(List.of(item(0), item(2)), both)), joined);
    assertThat(split).containsExactly(joined, Offset.offset(1e-5));
    large.forEach(
        (name, tensor) ->
            assertThat(small.get(name).floats())
                .as(name)
                .containsExactly(tensor.floats(), Offset.offset(2e-4f)));
  }
}
