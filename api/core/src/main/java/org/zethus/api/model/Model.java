package org.zethus.api.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/**
 * Generates audio, mel frames or codes.
 *
 * <p>An instance holds its weights on one device until {@link #close()}. Threads may share it;
 * calls are answered one after another.
 */
@ConsumerType
public interface Model extends AutoCloseable {
  /**
   * Answers a request piece by piece, e.g. sentence by sentence, in order. The pieces do not depend
   * on one another's reception: joined, they are the whole.
   *
   * @param request of a task this model was made for
   * @param cancel asked between pieces and steps
   * @param sink hears each piece as soon as it is made
   * @throws ZethusException if the request is of another task, or cannot be answered (no speakable
   *     text, unknown speaker)
   * @throws CancelledException if cancelled
   */
  void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink);

  /** {@return the whole answer: the pieces of {@link #stream} in order} */
  default List<Generated> generate(ModelRequest request, CancelSignal cancel) {
    List<Generated> pieces = new ArrayList<>();
    stream(request, cancel, pieces::add);
    return pieces;
  }

  /** Frees the weights. A closed model throws {@link IllegalStateException} on use. */
  @Override
  void close();
}
