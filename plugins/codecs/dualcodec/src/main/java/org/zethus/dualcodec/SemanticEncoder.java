package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.TensorFiles;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.w2vbert.FeatureExtractor;

/** Listens to recordings; it is given, not trained. */
interface SemanticEncoder extends AutoCloseable {
  /** Where w2v-BERT's weights are published. */
  String W2V_BERT = "facebook/w2v-bert-2.0";

  /** Their folder beside the codec's weights, where they are not in the same cache. */
  String ENCODER_FOLDER = "w2v-bert-2.0";

  /** Mean and variance of its hidden states, beside the codec's weights. */
  String STATISTICS = "w2vbert2_mean_var_stats_emilia.pt";

  /** {@return features (1, T, D) of mono samples at the front end's rate} */
  NDArray forward(NDManager manager, float[] samples);

  @Override
  void close();

  /**
   * {@return the encoder that a config asks for}
   *
   * @param files where its weights are, if it has any
   * @throws ZethusException if these are missing
   */
  static SemanticEncoder of(
      SemanticConfig config, Checkpoint files, TorchBackend torch, Device device) {
    return switch (config.encoder()) {
      case LOG_MEL -> frames(new FeatureExtractor(config.frontEnd()));
      case W2V_BERT -> w2vBert(config, files, torch, device);
    };
  }

  private static SemanticEncoder frames(FeatureExtractor frontEnd) {
    return new SemanticEncoder() {
      @Override
      public NDArray forward(NDManager manager, float[] samples) {
        return frontEnd.extract(manager, samples).frames();
      }

      @Override
      public void close() {}
    };
  }

  private static SemanticEncoder w2vBert(
      SemanticConfig config, Checkpoint files, TorchBackend torch, Device device) {
    if (!files.has(STATISTICS)) {
      throw new ZethusException(
          "checkpoint '%s' has no %s, which its semantic codebook listens with; `zethus pull amphion/dualcodec` fetches it"
              .formatted(files.name(), STATISTICS));
    }
    Path encoder =
        files
            .neighbour(W2V_BERT)
            .map(folder -> folder.resolve(Checkpoint.WEIGHTS))
            .filter(Files::isRegularFile)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "checkpoint '%s' needs the encoder %s, which its semantic codebook listens with: `zethus pull %s`, or put its files into the folder %s"
                            .formatted(files.name(), W2V_BERT, W2V_BERT, ENCODER_FOLDER)));
    StateDict statistics = torch.open(files.weights(STATISTICS), STATISTICS, device);
    StateDict weights;
    try {
      weights = torch.open(TensorFiles.open(encoder), W2V_BERT, device);
    } catch (RuntimeException | Error e) {
      statistics.close();
      throw e;
    }
    try {
      return new NormalisedStates(weights, statistics, config);
    } catch (RuntimeException | Error e) {
      weights.close();
      statistics.close();
      throw e;
    }
  }
}
