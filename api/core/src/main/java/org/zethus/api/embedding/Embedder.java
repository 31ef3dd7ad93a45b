package org.zethus.api.embedding;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.Waveform;

/**
 * Turns a waveform into vectors: one for the whole, as embedders of speakers do, or one for each
 * stretch of it, as VGGish does.
 *
 * <p>An instance holds its weights on one device until {@link #close()}. Threads may share it;
 * calls are answered one after another. It neither resamples nor changes loudness. Each
 * implementation names the paper it follows in its class Javadoc.
 */
@ConsumerType
public interface Embedder extends AutoCloseable {
  /** {@return the samples per second it listens at} */
  int sampleRate();

  /** {@return the width of its vectors} */
  int width();

  /**
   * Embeds a waveform.
   *
   * @param waveform mono, at {@link #sampleRate()}
   * @return vectors of {@link #width()} in the order of time; none where the waveform is too short
   *     for one
   * @throws org.zethus.api.plugin.ZethusException if it has another rate or several channels
   */
  Embeddings embed(Waveform waveform);

  /** Frees the weights. A closed embedder throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
