package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDManager;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchInstance;

/**
 * A vocoder that draws one sample after the other. What the mel frames say of each sample is
 * computed in torch, some frames at a time.
 */
public final class AutoregressiveVocoder extends TorchInstance implements Vocoder {
  /** Frames whose conditions are computed together. */
  private static final int PIECE = 64;

  private final String id;
  private final MelSpec spec;
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
    super(weights);
    this.id = id;
    this.spec = spec;
    this.network = network;
    this.seed = seed;
    sampler = Scope.run(network::sampler);
  }

  @Override
  public MelSpec melSpec() {
    return spec;
  }

  @Override
  public Waveform vocode(MelFrames mel) {
    spec.requireSame(mel.spec(), id);
    float[] values = mel.values();
    float[] samples = new float[mel.frames() * spec.hopLength()];
    call(
        manager -> {
          SampleLoop loop = new SampleLoop(sampler, network.coding(), seed);
          for (int begin = 0; begin < mel.frames(); begin += PIECE) {
            int end = Math.min(mel.frames(), begin + PIECE);
            float[] padded = padded(values, begin, end);
            float[] conditions = Scope.run(() -> conditions(manager, padded));
            int rows = (end - begin + 2 * network.reach()) * spec.hopLength();
            loop.draw(
                conditions,
                conditions.length / rows,
                network.reach() * spec.hopLength(),
                samples,
                begin * spec.hopLength(),
                end * spec.hopLength());
          }
          return samples;
        });
    return Waveform.mono(spec.sampleRate(), samples);
  }

  private float[] conditions(NDManager manager, float[] mel) {
    long frames = mel.length / spec.melBins();
    return Tensors.floats(network.conditions(Tensors.of(manager, mel, 1, spec.melBins(), frames)));
  }

  /**
   * Frames {@code first} to {@code end} with what belongs before and after; the outermost ones go
   * on beyond the ends.
   */
  private float[] padded(float[] mel, int first, int end) {
    int around = network.pad() + network.reach();
    int frames = mel.length / spec.melBins();
    int width = end - first + 2 * around;
    float[] padded = new float[spec.melBins() * width];
    for (int bin = 0; bin < spec.melBins(); bin++) {
      for (int t = 0; t < width; t++) {
        int at = Math.max(0, Math.min(frames - 1, first - around + t));
        padded[bin * width + t] = mel[bin * frames + at];
      }
    }
    return padded;
  }
}
