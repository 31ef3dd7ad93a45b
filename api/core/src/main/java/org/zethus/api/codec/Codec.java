package org.zethus.api.codec;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;

/**
 * Turns a waveform into codes and codes into a waveform.
 *
 * <p>An instance holds its weights on one device until {@link #close()}. Threads may share it;
 * calls are answered one after another. It neither resamples nor changes loudness. Each
 * implementation names the paper it follows in its class Javadoc.
 */
@ConsumerType
public interface Codec extends AutoCloseable {
  /** {@return what it takes and makes} */
  CodecFormat format();

  /**
   * Encodes a waveform as a whole.
   *
   * @param waveform of the format's channels and sample rate
   * @return all codebooks, of {@code format().frames(samples)} frames; none when it has no samples
   * @throws org.zethus.api.plugin.ZethusException if it has another rate or number of channels
   */
  CodeSequence encode(Waveform waveform);

  /**
   * Decodes codes as a whole.
   *
   * @param codes of all codebooks or the first ones, as the {@link #format} allows
   * @return {@code frames * hopLength} samples of the format's channels and sample rate
   * @throws org.zethus.api.plugin.ZethusException if the codes are another codec's: other codebooks
   *     or another frame rate
   */
  Waveform decode(CodeSequence codes);

  /**
   * {@return how many frames to either side matter to a frame} A convolutional codec says exactly
   * how far it sees, a recurrent one from where on it has forgotten. {@link ChunkedCodec} shows it
   * so many.
   */
  int contextFrames();

  /** Frees the weights. A closed codec throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
