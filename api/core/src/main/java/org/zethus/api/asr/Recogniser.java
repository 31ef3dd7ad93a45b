package org.zethus.api.asr;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.Waveform;

/**
 * Writes down what is said in a waveform.
 *
 * <p>An instance holds its weights on one device until {@link #close()}. Threads may share it;
 * calls are answered one after another. It takes waveforms of any length, cutting long ones where
 * its model sees no further; it neither resamples nor changes loudness. Each implementation names
 * the paper it follows in its class Javadoc.
 */
@ConsumerType
public interface Recogniser extends AutoCloseable {
  /** {@return the samples per second it listens at} */
  int sampleRate();

  /**
   * Recognises speech.
   *
   * @return what is said; an empty transcript where nothing is
   * @throws org.zethus.api.plugin.ZethusException if the waveform has another rate or several
   *     channels, or the language is none it knows
   */
  Transcript recognise(AsrRequest request);

  /** Recognises speech of a language that it finds out itself; see {@link AsrRequest}. */
  default Transcript recognise(Waveform speech) {
    return recognise(new AsrRequest(speech));
  }

  /** Frees the weights. A closed recogniser throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
