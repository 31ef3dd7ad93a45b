package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.TorchVocoder;

/**
 * A vocoder that draws one sample after the other. What the mel frames say of each sample is
 * computed in torch, some frames at a time.
 */
public final class AutoregressiveVocoder extends TorchVocoder {
  /** Frames whose conditions are computed together. */
  private static final int PIECE = 64;

  private final AutoregressiveNetwork network;
  private final SampleNetwork sampler;
  private final long seed;

  /**
   * A vocoder.
   *
   * @param id the plugin's, for messages
   * @param weights owned from now on
   * @param seed of what is drawn
   */
  public AutoregressiveVocoder(
      String id, StateDict weights, MelSpec spec, AutoregressiveNetwork network, long seed) {
    super(id, spec, weights);
    this.network = network;
    this.seed = seed;
    sampler = Scope.run(network::sampler);
  }

  @Override
  protected float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    float[] values = mel.values();
    int hop = melSpec().hopLength();
    float[] samples = new float[mel.frames() * hop];
    SampleLoop loop = new SampleLoop(sampler, network.coding(), seed, cancel);
    for (int begin = 0; begin < mel.frames(); begin += PIECE) {
      int end = Math.min(mel.frames(), begin + PIECE);
      float[] padded = padded(values, begin, end);
      float[] conditions = Scope.run(() -> conditions(manager, padded));
      int width = conditions.length / ((end - begin + 2 * network.reach()) * hop);
      loop.draw(conditions, width, network.reach() * hop, samples, begin * hop, end * hop);
    }
    return samples;
  }

  private float[] conditions(NDManager manager, float[] mel) {
    int bins = melSpec().melBins();
    return Tensors.floats(network.conditions(Tensors.of(manager, mel, 1, bins, mel.length / bins)));
  }

  /**
   * Frames {@code first} to {@code end} with what belongs before and after; the outermost ones go
   * on beyond the ends.
   */
  private float[] padded(float[] mel, int first, int end) {
    int around = network.pad() + network.reach();
    int bins = melSpec().melBins();
    int frames = mel.length / bins;
    int width = end - first + 2 * around;
    float[] padded = new float[bins * width];
    for (int bin = 0; bin < bins; bin++) {
      for (int t = 0; t < width; t++) {
        int at = Math.max(0, Math.min(frames - 1, first - around + t));
        padded[bin * width + t] = mel[bin * frames + at];
      }
    }
    return padded;
  }
}
