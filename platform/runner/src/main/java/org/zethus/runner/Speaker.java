package org.zethus.runner;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/**
 * A model and what turns its output into sound, loaded. Threads may share it; calls are answered
 * one after another.
 */
@ProviderType
public interface Speaker extends AutoCloseable {
  /**
   * Speaks piece by piece. Each piece continues the one before: edges are faded over a few
   * milliseconds and pauses between sentences are at least as long as a reader's, so that the
   * pieces in a row are the whole without clicks. Loudness stays as it was made.
   *
   * @param request e.g. a {@link org.zethus.api.model.TtsRequest}
   * @param sink hears each piece as soon as it is made; all at one sample rate, mono
   * @throws ZethusException if there is nothing to speak, the speaker is unknown, or the model
   *     makes frames that the vocoder was not trained on
   * @throws CancelledException if cancelled
   */
  void speak(ModelRequest request, CancelSignal cancel, Consumer<Speech> sink);

  /** {@return the whole answer in one piece} */
  Speech speak(ModelRequest request, CancelSignal cancel);

  /** Frees the weights. A closed speaker throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
