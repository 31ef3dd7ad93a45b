package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * A codebook whose entries are running means of the vectors that chose them. In the checkpoint, as
 * buffers: {@code embed} and {@code embed_avg} (V, D), {@code cluster_size} (V), and a flag (1)
 * that is 0 until the entries have begun.
 *
 * @see <a href="https://arxiv.org/abs/1711.00937">van den Oord et al. 2017, appendix A.1</a>
 * @see <a href="https://arxiv.org/abs/2107.03312">Zeghidour et al. 2021, section III.C</a>
 */
public final class EuclideanCodebook implements Codebook {
  /** The flag's name in EnCodec's and SpeechTokenizer's checkpoints. */
  public static final String INITED = "inited";

  /** The flag's name in Amphion's checkpoints. */
  public static final String INITTED = "initted";

  /** Chooses vectors at random. */
  @FunctionalInterface
  interface Picks {
    /** {@return the numbers (count) of rows of {@code vectors} (N, D)} */
    NDArray of(NDArray vectors, long count);
  }

  private static final long NO_PADDING = -1;

  private final EmaConfig ema;
  private final Picks picks;
  private final NDArray embed;
  private final NDArray sums;
  private final NDArray counts;
  private final NDArray begun;

  /**
   * Takes the buffers.
   *
   * @param flag {@link #INITED} or {@link #INITTED}
   * @param ema how it learns
   */
  public EuclideanCodebook(StateDict weights, String flag, int size, int width, EmaConfig ema) {
    this(weights, flag, size, width, ema, (v, n) -> Kernels.SCRIPT.call("picks", v, n));
  }

  EuclideanCodebook(
      StateDict weights, String flag, int size, int width, EmaConfig ema, Picks picks) {
    this.ema = ema;
    this.picks = picks;
    begun = weights.buffer(flag, ema.kmeansInit() ? Init.ZEROS : Init.ONES, 1);
    counts = weights.buffer("cluster_size", Init.ZEROS, size);
    Init he = Init.uniform(Math.sqrt(6.0 / width));
    embed = weights.buffer("embed", ema.kmeansInit() ? Init.ZEROS : he, size, width);
    Init asEmbed =
        (values, random) -> {
          float[] entries = Tensors.floats(embed);
          System.arraycopy(entries, 0, values, 0, values.length);
        };
    sums = weights.buffer("embed_avg", asEmbed, size, width);
  }

  @Override
  public NDArray scores(NDArray vectors) {
    return Kernels.SCRIPT.call("scores", vectors, embed);
  }

  @Override
  public NDArray entries(NDArray codes) {
    return Functional.embedding(codes, embed, NO_PADDING);
  }

  /** Lets the entries begin as the centres of the first vectors, where the config says so. */
  @Override
  public void prepare(NDArray vectors) {
    inPlace(
        () -> {
          if (Tensors.floats(begun)[0] == 0) {
            NDArray first = picks.of(vectors, embed.getShape().get(0));
            long steps = ema.kmeansIters();
            Kernels.SCRIPT.call("begin", embed, sums, counts, begun, vectors, first, steps);
          }
        });
  }

  /** Moves the entries towards their vectors, then restarts those that are hardly chosen. */
  @Override
  public void learn(NDArray vectors, NDArray codes) {
    inPlace(
        () -> {
          Kernels.SCRIPT.call(
              "follow", embed, sums, counts, vectors, codes, ema.decay(), ema.eps());
          double least = ema.thresholdEmaDeadCode();
          if (least > 0 && Kernels.SCRIPT.call("any_below", counts, least).getBoolean()) {
            NDArray chosen = picks.of(vectors, embed.getShape().get(0));
            Kernels.SCRIPT.call("restart", embed, counts, vectors, chosen, least);
          }
        });
  }

  private static void inPlace(Runnable body) {
    Autograd.inference(
        () ->
            Scope.run(
                () -> {
                  body.run();
                  return true;
                }));
  }
}
