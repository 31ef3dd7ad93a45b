package org.zethus.dualcodec;

import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/**
 * What a checkpoint's {@code config.json} says.
 *
 * @param modelType this codec's id
 * @param model the network
 * @param semantic what its semantic codebook listens with
 */
record DualCodecCheckpoint(
    @Default(DualCodecCheckpoint.ID) String modelType,
    @Default("{}") DualCodecConfig model,
    @Default("{}") SemanticConfig semantic) {
  /** The plugin's id. */
  static final String ID = "dualcodec";

  private static final String PUBLISHED_12_HZ = "dualcodec_12hz_16384_4096.safetensors";
  private static final String PUBLISHED_25_HZ = "dualcodec_25hz_16384_1024.safetensors";
  private static final String CONFIG_12_HZ =
      """
      {
        model: {
          encoder_dim: 32, encoder_rates: [4, 5, 6, 8, 2], decoder_rates: [2, 8, 6, 5, 4],
          n_codebooks: 7, codebook_size: 4096, semantic_downsample_factor: 4,
        },
      }
      """;

  DualCodecCheckpoint {
    requireFit(model, semantic);
  }

  /** Refuses semantic features of another width or rate than the network's. */
  static void requireFit(DualCodecConfig model, SemanticConfig semantic) {
    if (model.semanticDim() != semantic.width()) {
      throw new IllegalArgumentException(
          "need model.semantic_dim %d, the width of the semantic features, found %d"
              .formatted(semantic.width(), model.semanticDim()));
    }
    long own = (long) model.hopLength() * semantic.frontEnd().samplingRate();
    long theirs =
        (long) model.semanticDownsampleFactor() * semantic.hopLength() * model.sampleRate();
    if (own != theirs) {
      throw new IllegalArgumentException(
          "need as many semantic features as frames per second: encoder_rates make %.2f frames of %d Hz, semantic_downsample_factor %d makes %.2f"
              .formatted(
                  (double) model.sampleRate() / model.hopLength(),
                  model.sampleRate(),
                  model.semanticDownsampleFactor(),
                  (double) semantic.frontEnd().samplingRate()
                      / semantic.hopLength()
                      / model.semanticDownsampleFactor()));
    }
  }

  /** {@return what a checkpoint says, ours or one of the published ones, which have no config} */
  static DualCodecCheckpoint of(Checkpoint checkpoint) {
    if (checkpoint.has(Checkpoint.CONFIG)) {
      return checkpoint.config(DualCodecCheckpoint.class);
    }
    String config = publishedFile(checkpoint).equals(PUBLISHED_25_HZ) ? "{}" : CONFIG_12_HZ;
    return Config.parse(config, checkpoint.name()).as(DualCodecCheckpoint.class);
  }

  /** {@return a checkpoint's weights, or those of the published ones, which lie beside others} */
  static StateDict weights(Checkpoint checkpoint, TorchBackend torch, Device device) {
    return checkpoint.has(Checkpoint.CONFIG)
        ? torch.open(checkpoint, device)
        : torch.open(checkpoint.weights(publishedFile(checkpoint)), checkpoint.name(), device);
  }

  /** {@return the file of a published checkpoint: the one that is named, else the one there is} */
  private static String publishedFile(Checkpoint checkpoint) {
    boolean named = checkpoint.name().endsWith(PUBLISHED_25_HZ);
    return named || !checkpoint.has(PUBLISHED_12_HZ) ? PUBLISHED_25_HZ : PUBLISHED_12_HZ;
  }
}
