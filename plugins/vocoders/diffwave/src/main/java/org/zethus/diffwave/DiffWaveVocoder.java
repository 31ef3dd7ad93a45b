package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.Pieces;
import org.zethus.torch.vocoder.TorchVocoder;

/**
 * DiffWave as a vocoder. Each step computes long waveforms in pieces that overlap by as many frames
 * as can change a sample, so memory is bounded and the pieces join as if computed at once.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021</a>
 */
final class DiffWaveVocoder extends TorchVocoder {
  /** Frames that are computed together: some three seconds. */
  private static final int PIECE = 256;

  private final DiffWaveConfig config;
  private final DiffWave network;
  private final ReverseProcess process;
  private final int piece;

  /**
   * A vocoder.
   *
   * @param weights owned from now on
   */
  DiffWaveVocoder(DiffWaveConfig config, StateDict weights) {
    this(config, weights, PIECE);
  }

  /**
   * A vocoder.
   *
   * @param piece frames that are computed together
   */
  DiffWaveVocoder(DiffWaveConfig config, StateDict weights, int piece) {
    super("diffwave", config.mel(), weights);
    this.config = config;
    this.piece = piece;
    DiffWaveConfig.Network model = config.model().diffwave();
    network = new DiffWave(weights, model, config.mel().melBins());
    process = new ReverseProcess(model.trainingSchedule(), config.schedule());
  }

  @Override
  protected float[] samples(
      NDManager manager, MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    float[] values = mel.values();
    Random random = new Random(config.inference().seed());
    return process.run(
        mel.frames() * melSpec().hopLength(),
        (audio, time) -> noise(manager, values, audio, time),
        length -> gaussian(random, length));
  }

  private static float[] gaussian(Random random, int length) {
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  private float[] noise(NDManager manager, float[] mel, float[] audio, double time) {
    int hop = melSpec().hopLength();
    int frames = audio.length / hop;
    float[] noise = new float[audio.length];
    for (int begin = 0; begin < frames; begin += piece) {
      int end = Math.min(begin + piece, frames);
      int first = Math.max(0, begin - network.reach());
      int last = Math.min(frames, end + network.reach());
      float[] part = Scope.run(() -> noise(manager, mel, audio, time, first, last));
      System.arraycopy(part, (begin - first) * hop, noise, begin * hop, (end - begin) * hop);
    }
    return noise;
  }

  /** The noise in frames {@code first} to {@code last}. */
  private float[] noise(
      NDManager manager, float[] mel, float[] audio, double time, int first, int last) {
    int bins = melSpec().melBins();
    float[] condition = Pieces.columns(mel, bins, first, last);
    int hop = melSpec().hopLength();
    float[] part = Arrays.copyOfRange(audio, first * hop, last * hop);
    NDArray x = Tensors.of(manager, part, 1, part.length);
    NDArray times = Tensors.of(manager, new float[] {(float) time}, 1);
    return Tensors.floats(
        network.forward(x, times, Tensors.of(manager, condition, 1, bins, last - first)));
  }
}
