package org.zethus.dualcodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.vocos.ConvNextBlock;

/**
 * The semantic half: features of a speech encoder (B, D, T) through ConvNeXt blocks to one
 * codebook, and back.
 *
 * @see <a href="https://arxiv.org/abs/2505.13000">Li et al. 2025, section 3.1</a>
 */
final class SemanticPath {
  private final List<UnaryOperator<NDArray>> encoder = new ArrayList<>();
  private final ResidualQuantiser quantiser;
  private final List<UnaryOperator<NDArray>> decoder = new ArrayList<>();

  SemanticPath(StateDict weights, DualCodecConfig config, Codebooks codebooks) {
    int width = config.convnextDim();
    int layers = config.convnextLayers();
    StateDict names = weights.at("convnext_encoder");
    Conv1d in =
        new Conv1d(names.at("0"), ConvShape.of(config.semanticDim(), width, 1).withWeightNorm());
    encoder.add(in::forward);
    for (int i = 0; i < layers; i++) {
      encoder.add(block(names.at("" + (i + 1)), config));
    }
    FactorisedConfig codebook =
        new FactorisedConfig(width, config.semanticCodebookSize(), config.semanticCodebookDim());
    quantiser = codebooks.build(weights, "semantic_vq", 1, codebook);
    StateDict back = weights.at("convnext_decoder");
    for (int i = 0; i < layers; i++) {
      decoder.add(block(back.at("" + i), config));
    }
    Conv1d out =
        new Conv1d(
            back.at("" + layers), ConvShape.of(width, config.semanticDim(), 1).withWeightNorm());
    decoder.add(out::forward);
  }

  private static UnaryOperator<NDArray> block(StateDict weights, DualCodecConfig config) {
    ConvNextBlock.Shape shape =
        new ConvNextBlock.Shape(
            config.convnextDim(), config.convnextIntermediateDim(), config.isCausal(), 0, null, 0);
    return new ConvNextBlock(weights, shape)::forward;
  }

  /** {@return features (B, D, T) as they are quantised, (B, W, T)} */
  NDArray encode(NDArray features) {
    return Scope.through(encoder, features, UnaryOperator::apply);
  }

  /** Quantises features (B, D, T). */
  ResidualQuantised quantise(NDArray features) {
    return quantiser.forward(encode(features));
  }

  /** {@return what codes (B, 1, T) stand for, (B, W, T)} */
  NDArray lookUp(NDArray codes) {
    return quantiser.decode(codes);
  }

  /** {@return features (B, D, T) of what was quantised (B, W, T)} */
  NDArray decode(NDArray quantised) {
    return Scope.through(decoder, quantised, UnaryOperator::apply);
  }
}
