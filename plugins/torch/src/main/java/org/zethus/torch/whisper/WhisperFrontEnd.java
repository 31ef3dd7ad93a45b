package org.zethus.torch.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.MelFilterbank;
import org.zethus.torch.Tensors;
import org.zethus.torch.gan.StftMagnitude;
import org.zethus.torch.kernels.TorchScript;

/**
 * Whisper's log-mel frames: 25 ms every 10 ms, decadic logarithms of power no more than 8 below the
 * loudest, scaled to about [-1, 1].
 */
public final class WhisperFrontEnd {
  /** Samples per second that it takes. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int N_FFT = 400;
  private static final int HOP_LENGTH = 160;
  private static final TorchScript SCRIPT = TorchScript.beside(WhisperFrontEnd.class, "whisper.py");

  private final StftMagnitude stft;
  private final NDArray bands;
  private final int samples;

  /**
   * A front end.
   *
   * @param manager owns its window and mel bands
   */
  public WhisperFrontEnd(NDManager manager, WhisperConfig config) {
    MelSpec spec =
        new MelSpec(SAMPLE_RATE, N_FFT, N_FFT, HOP_LENGTH, config.nMels(), 0, SAMPLE_RATE / 2.0);
    stft = StftMagnitude.hann(manager, N_FFT, HOP_LENGTH, N_FFT);
    bands = Tensors.of(manager, new MelFilterbank(spec).matrix(), config.nMels(), N_FFT / 2 + 1);
    NDScope.unregister(bands); // they outlive the call they are made in
    samples = 2 * config.nAudioCtx() * HOP_LENGTH;
  }

  /**
   * {@return frames (1, mel bins, 2 T) for the encoder: silence behind what is shorter than it
   * takes, what is longer cut}
   *
   * @param waveform mono, in [-1, 1], at {@link #SAMPLE_RATE}
   */
  public NDArray whole(NDManager manager, float[] waveform) {
    return logMel(manager, Arrays.copyOf(waveform, samples));
  }

  /**
   * {@return frames (1, mel bins, samples / 160)}
   *
   * @throws ZethusException if the waveform is too short to be reflected at its ends
   */
  NDArray logMel(NDManager manager, float[] waveform) {
    if (waveform.length <= N_FFT / 2) {
      throw new ZethusException(
          "cannot take features of %d samples: need more than %d. Use a longer recording."
              .formatted(waveform.length, N_FFT / 2));
    }
    NDArray magnitudes = stft.forward(Tensors.of(manager, waveform, 1, waveform.length));
    return SCRIPT.call("log_mel", magnitudes, bands);
  }
}
