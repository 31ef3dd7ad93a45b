package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
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
 * Vocos as a vocoder. Long mels are computed in pieces that overlap by as many frames as can change
 * a sample, so memory is bounded and the pieces join as if computed at once.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024</a>
 */
final class VocosVocoder extends TorchInstance implements Vocoder {
  /** Frames that are computed together: some ten seconds. */
  private static final int PIECE = 1024;

  private final VocosConfig config;
  private final Vocos vocos;
  private final int piece;

  /**
   * A vocoder.
   *
   * @param weights owned from now on
   */
  VocosVocoder(VocosConfig config, StateDict weights) {
    this(config, weights, PIECE);
  }

  /**
   * A vocoder.
   *
   * @param piece frames that are computed together
   */
  VocosVocoder(VocosConfig config, StateDict weights, int piece) {
    super(weights);
    this.config = config;
    this.piece = piece;
    vocos = new Vocos(weights, config.model().vocos());
  }

  @Override
  public MelSpec melSpec() {
    return config.mel();
  }

  @Override
  public Waveform vocode(MelFrames mel) {
    melSpec().requireSame(mel.spec(), "vocos");
    float[] samples = new float[mel.frames() * melSpec().hopLength()];
    call(
        manager -> {
          float[] values = mel.values();
          for (int begin = 0; begin < mel.frames(); begin += piece) {
            int end = Math.min(begin + piece, mel.frames());
            synthesise(manager, values, begin, end, samples);
          }
          return samples;
        });
    return Waveform.mono(melSpec().sampleRate(), samples);
  }

  /** Computes frames {@code begin} to {@code end} and what reaches into them; keeps the former. */
  private void synthesise(NDManager manager, float[] mel, int begin, int end, float[] samples) {
    int frames = mel.length / melSpec().melBins();
    int first = Math.max(0, begin - vocos.reach());
    int last = Math.min(frames, end + vocos.reach());
    float[] piece = new float[melSpec().melBins() * (last - first)];
    for (int bin = 0; bin < melSpec().melBins(); bin++) {
      System.arraycopy(mel, bin * frames + first, piece, bin * (last - first), last - first);
    }
    int hop = melSpec().hopLength();
    float[] audio = Scope.run(() -> audio(manager, piece, last - first));
    for (int i = begin * hop; i < end * hop; i++) {
      samples[i] = Math.max(-1, Math.min(1, audio[i - first * hop]));
    }
  }

  private float[] audio(NDManager manager, float[] mel, int frames) {
    NDArray x = Tensors.of(manager, mel, 1, melSpec().melBins(), frames);
    return Tensors.floats(vocos.forwardWhole(config.scaling().apply(x)));
  }
}
