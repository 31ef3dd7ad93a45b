package org.zethus.api.vocoder;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.PitchContour;
import org.zethus.api.audio.SpecMismatchException;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;

/**
 * Turns log-mel frames, and where it needs them their fundamental frequencies, into a waveform.
 *
 * <p>An instance holds its weights on one device until {@link #close()}. Threads may share it;
 * calls are answered one after another. It neither resamples nor changes loudness. Each
 * implementation names the paper it follows in its class Javadoc.
 */
@ConsumerType // plugins implement this, so a new abstract method is a new major version
public interface Vocoder extends AutoCloseable {
  /** {@return the spec of the mel frames it was trained on; {@link #vocode} takes no others} */
  MelSpec melSpec();

  /**
   * Generates a waveform.
   *
   * @param mel log-mel frames, natural logarithm; shape (mel bins, frames)
   * @return mono samples in [-1, 1] at {@code melSpec().sampleRate()} Hz; exactly {@code frames *
   *     hopLength} of them, none when {@code mel} has no frames
   * @throws SpecMismatchException if {@code mel} was made with another {@link MelSpec}
   * @throws org.zethus.api.plugin.ZethusException if it {@linkplain #needsPitch() needs F0}
   */
  Waveform vocode(MelFrames mel);

  /** {@return whether mel frames alone are not enough for it} */
  default boolean needsPitch() {
    return false;
  }

  /**
   * Generates a waveform with a fundamental frequency; what a vocoder does not need it ignores.
   *
   * @param pitch as many frames as {@code mel} has
   * @return as {@link #vocode(MelFrames)}
   * @throws SpecMismatchException if {@code mel} was made with another {@link MelSpec}
   * @throws org.zethus.api.plugin.ZethusException if the numbers of frames differ
   */
  default Waveform vocode(MelFrames mel, PitchContour pitch) {
    return vocode(mel);
  }

  /**
   * Generates a waveform for one who may not want to wait for the end of it. What takes longer than
   * a moment asks between its steps; this method asks once, before the first.
   *
   * @param pitch null if there is none
   * @param cancel asked between steps
   * @return as {@link #vocode(MelFrames, PitchContour)}
   * @throws CancelledException if cancelled
   */
  default Waveform vocode(MelFrames mel, @Nullable PitchContour pitch, CancelSignal cancel) {
    cancel.throwIfCancelled();
    return pitch == null ? vocode(mel) : vocode(mel, pitch);
  }

  /** Frees the weights. A closed vocoder throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
