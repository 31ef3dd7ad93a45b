package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * The transformer that hears a speaker, or prosody, in a sequence: (B, T, D) to (B, T, D). In the
 * checkpoint {@code layers.i}, {@code last_ln} and {@code position_emb.pe} (rows, 1, D).
 *
 * <p>As published, the table of positions is looked up by an item's place in the batch, not by
 * time: every frame of item {@code b} gets row {@code b}. So order in time counts only through the
 * convolutions, and an item alone gets row 0. {@link #forward} takes the rows, so that a batch can
 * be trained as it will be used.
 */
final class Transformer {
  private final NDArray positions;
  private final double dropout;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final Norm last;

  /**
   * Takes the weights.
   *
   * @param styled whether the norms adapt to a style
   */
  Transformer(StateDict weights, FaCodecConfig.Transformer config, int width, boolean styled) {
    dropout = config.dropout();
    positions =
        weights.at("position_emb").buffer("pe", sinusoids(width), config.positions(), 1, width);
    BiFunction<StateDict, Integer, Norm> norm = styled ? Norm::adaptive : Norm::plain;
    for (int i = 0; i < config.layers(); i++) {
      layers.add(new TransformerLayer(weights.at("layers", i), config, width, norm));
    }
    last = norm.apply(weights.at("last_ln"), width);
  }

  /** Sines at even places, cosines at odd ones, of periods from 2 pi to 10000 times that. */
  private static Init sinusoids(int width) {
    return (values, random) -> {
      for (int i = 0; i < values.length; i++) {
        int place = i % width;
        double rate = StrictMath.exp((place - place % 2) * (-StrictMath.log(10000.0) / width));
        int row = i / width;
        double angle = row * rate;
        values[i] = (float) (place % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
      }
    };
  }

  /**
   * Runs the layers.
   *
   * @param rows of the table of positions, one for each item: int64 (B)
   * @param style (B, D) where the norms adapt to one
   */
  NDArray forward(NDArray x, NDArray rows, @Nullable NDArray style) {
    NDArray added = Functional.embedding(rows, positions.squeeze(1), -1).expandDims(1);
    NDArray h = Functional.dropout(x.add(added), dropout);
    for (TransformerLayer layer : layers) {
      h = layer.forward(h, style);
    }
    return last.forward(h, style);
  }
}
