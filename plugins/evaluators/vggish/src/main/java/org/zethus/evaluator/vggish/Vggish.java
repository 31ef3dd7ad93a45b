package org.zethus.evaluator.vggish;

import java.util.Arrays;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.Embeddings;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.TensorGraph;

/**
 * VGGish: a vector for each 0.96 seconds of a waveform.
 *
 * @see <a href="https://arxiv.org/abs/1609.09430">Hershey et al. 2017</a>
 */
final class Vggish implements Embedder {
  /** Patches computed at once. */
  private static final int BATCH = 16;

  private final VggishFrames frames = new VggishFrames();
  private final TensorGraph graph;
  private final int width;

  Vggish(TensorGraph graph, int width) {
    this.graph = graph;
    this.width = width;
  }

  @Override
  public int sampleRate() {
    return VggishFrames.SAMPLE_RATE;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Embeddings embed(Waveform waveform) {
    if (waveform.sampleRate() != sampleRate() || waveform.channels() != 1) {
      throw new ZethusException(
          "VGGish takes one channel at %d Hz, found %d at %d Hz"
              .formatted(sampleRate(), waveform.channels(), waveform.sampleRate()));
    }
    float[] patches = frames.of(waveform.samples());
    int size = VggishFrames.FRAMES * VggishFrames.BANDS;
    float[][] vectors = new float[patches.length / size][];
    for (int from = 0; from < vectors.length; from += BATCH) {
      int count = Math.min(BATCH, vectors.length - from);
      float[] batch = Arrays.copyOfRange(patches, from * size, (from + count) * size);
      float[] all = run(Tensor.of(batch, count, VggishFrames.FRAMES, VggishFrames.BANDS));
      for (int i = 0; i < count; i++) {
        vectors[from + i] = Arrays.copyOfRange(all, i * width, (i + 1) * width);
      }
    }
    return Embeddings.of(width, vectors);
  }

  private float[] run(Tensor patches) {
    return graph.run(Map.of(VggishGraph.PATCHES, patches)).values().iterator().next().floats();
  }

  @Override
  public void close() {
    graph.close();
  }
}
