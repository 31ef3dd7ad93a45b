package org.zethus.crepe.evaluator;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.crepe.CrepeFrames;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;
import org.zethus.tf.TensorFlowBackend;
import org.zethus.tf.TensorGraph;

/**
 * CREPE: F0 of a waveform by a convolutional network. Threads may share it.
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018</a>
 */
public final class Crepe implements AutoCloseable {
  /** The weights that ship: trained by the recipe {@code pitch/crepe} on synthesised tones. */
  public static final Checkpoint BUILT_IN =
      Checkpoint.of("crepe", file -> Crepe.class.getResourceAsStream("/checkpoint/" + file));

  /** Frames computed at once: few enough to need little memory at any capacity. */
  private static final int BATCH = 128;

  private final TensorGraph graph;

  private Crepe(TensorGraph graph) {
    this.graph = graph;
  }

  /**
   * Loads the network; its capacity follows from its weights.
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is none of CREPE's
   */
  public static Crepe load(TensorFlowBackend tensorFlow, Checkpoint checkpoint, Device device) {
    Map<String, Tensor> weights = CrepeWeights.read(checkpoint);
    CrepeShape shape = CrepeGraph.shape(checkpoint.name(), weights);
    return new Crepe(
        tensorFlow.build(
            checkpoint.name(), weights, device, graph -> CrepeGraph.build(graph, shape)));
  }

  /**
   * {@return what each pitch bin says of each frame, (frames, 360)}
   *
   * @param samples mono, 16 kHz; silence is assumed around them
   * @param hopLength samples from one frame's middle to the next; the first is at sample 0
   */
  float[][] salience(float[] samples, int hopLength) {
    int frames = samples.length / hopLength + 1;
    float[][] salience = new float[frames][];
    for (int from = 0; from < frames; from += BATCH) {
      int count = Math.min(BATCH, frames - from);
      float[] batch = new float[count * CrepeShape.FRAME_LENGTH];
      for (int i = 0; i < count; i++) {
        CrepeFrames.copy(samples, (from + i) * hopLength, batch, i * CrepeShape.FRAME_LENGTH);
      }
      Tensor input = Tensor.of(batch, count, CrepeShape.FRAME_LENGTH);
      Map<String, Tensor> made = graph.run(Map.of(CrepeGraph.FRAMES, input));
      float[] all = made.values().iterator().next().floats();
      for (int i = 0; i < count; i++) {
        salience[from + i] =
            Arrays.copyOfRange(all, i * PitchBins.COUNT, (i + 1) * PitchBins.COUNT);
      }
    }
    return salience;
  }

  /**
   * {@return F0 and confidence of frames centred on multiples of the hop length}
   *
   * @param samples mono, 16 kHz
   * @param smooth whether pitch follows the most likely path instead of each frame's highest bin
   */
  PitchTrack track(float[] samples, int hopLength, boolean smooth) {
    float[][] salience = salience(samples, hopLength);
    int[] highest = Arrays.stream(salience).mapToInt(PitchBins::highest).toArray();
    int[] centres = smooth ? PitchPath.through(highest) : highest;
    float[] f0 = new float[centres.length];
    float[] confidence = new float[centres.length];
    IntStream.range(0, f0.length)
        .forEach(
            t -> {
              f0[t] = (float) PitchBins.hertzNear(salience[t], centres[t]);
              confidence[t] = salience[t][highest[t]];
            });
    return new PitchTrack(f0, confidence);
  }

  /** {@return F0 in Hz of each frame, 0 where it is not sure that there is a pitch; as tracked} */
  public float[] f0(float[] samples, int hopLength, double threshold, boolean smooth) {
    return track(samples, hopLength, smooth).voiced(threshold);
  }

  @Override
  public void close() {
    graph.close();
  }
}
