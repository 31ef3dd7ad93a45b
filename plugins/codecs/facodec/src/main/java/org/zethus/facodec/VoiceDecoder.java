package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.vocoder.Pieces;

/** Latents without timbre to a waveform in a speaker's voice. */
final class VoiceDecoder {
  /** Frames that are decoded together: some three seconds, beside an overlap. */
  private static final int PIECE = 256;

  private final Timbre timbre;
  private final WaveDecoder wave;
  private final Pieces pieces;

  /**
   * Takes the weights of both.
   *
   * @param wave decodes latents in a timbre
   * @param hop samples per frame
   */
  VoiceDecoder(StateDict weights, int width, WaveDecoder wave, int hop) {
    this(weights, width, wave, hop, PIECE);
  }

  /** With another number of frames that are decoded together. */
  VoiceDecoder(StateDict weights, int width, WaveDecoder wave, int hop, int piece) {
    timbre = new Timbre(weights, width);
    this.wave = wave;
    pieces = new Pieces(piece, wave.reach(), hop);
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    return pieces.reach();
  }

  /**
   * {@return waveforms (B, 1, T * hop)}
   *
   * @param latents (B, C, T)
   * @param speaker (B, C)
   */
  NDArray forward(NDArray latents, NDArray speaker) {
    return wave.forward(timbre.forward(latents, speaker));
  }

  /** {@return the samples of one item, computed in pieces; otherwise as {@link #forward}} */
  float[] samples(NDArray latents, NDArray speaker) {
    int frames = (int) latents.getShape().get(2);
    NDArray toned = Scope.keepResult(latents, x -> timbre.forward(x, speaker));
    return pieces.join(
        frames,
        (first, last) -> Tensors.floats(wave.forward(toned.get(":, :, {}:{}", first, last))));
  }
}
