package org.zethus.waveglow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.Pieces;
import org.zethus.torch.vocoder.TorchVocoder;

/**
 * WaveGlow as a vocoder. The noise of a whole waveform is drawn first, so that pieces join as if
 * computed at once.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018, section 2.3</a>
 */
final class WaveGlowVocoder extends TorchVocoder {
  /** Frames that are computed together: some six seconds. */
  private static final int PIECE = 512;

  private final WaveGlowConfig config;
  private final WaveGlow network;
  private final Pieces pieces;

  /**
   * A vocoder.
   *
   * @param weights owned from now on
   */
  WaveGlowVocoder(WaveGlowConfig config, StateDict weights) {
    this(config, weights, PIECE);
  }

  /**
   * A vocoder.
   *
   * @param piece frames that are computed together
   */
  WaveGlowVocoder(WaveGlowConfig config, StateDict weights, int piece) {
    super("waveglow", config.mel(), weights);
    this.config = config;
    int hop = config.mel().hopLength();
    network = new WaveGlow(weights, config.model().waveglow(), config.mel().melBins(), hop);
    pieces = new Pieces(piece, network.reach(), hop);
  }

  @Override
  protected float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    float[] values = mel.values();
    float[] z = noise(mel.frames() * melSpec().hopLength());
    return pieces.join(mel.frames(), (first, last) -> audio(manager, values, z, first, last));
  }

  /** Noise (g, N / g), row by row. */
  private float[] noise(int samples) {
    Random random = new Random(config.inference().seed());
    float[] z = new float[samples];
    for (int i = 0; i < samples; i++) {
      z[i] = (float) (config.inference().sigma() * random.nextGaussian());
    }
    return z;
  }

  private float[] audio(NDManager manager, float[] mel, float[] z, int first, int last) {
    int bins = melSpec().melBins();
    int group = config.model().waveglow().nGroup();
    int perFrame = melSpec().hopLength() / group;
    NDArray frames =
        Tensors.of(manager, Pieces.columns(mel, bins, first, last), 1, bins, last - first);
    float[] part = Pieces.columns(z, group, first * perFrame, last * perFrame);
    NDArray noise = Tensors.of(manager, part, 1, group, part.length / group);
    return Tensors.floats(network.inverse(noise, frames));
  }
}
