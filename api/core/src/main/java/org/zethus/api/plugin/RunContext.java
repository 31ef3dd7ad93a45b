package org.zethus.api.plugin;

import java.nio.file.Path;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.slf4j.Logger;
import org.zethus.api.config.Config;

/** One run of one stage: what it reads, where it writes, and how it talks to the one who waits. */
@ProviderType
public interface RunContext {
  /** {@return the stage's configuration: the recipe's, with the stage's own keys over it} */
  Config config();

  /** {@return the names of the inputs the recipe gives} */
  Set<String> inputs();

  /**
   * {@return a finished artifact's folder, or the file or folder outside that the recipe names}
   *
   * @param name key in the stage's {@code in}
   * @throws ZethusException if the recipe does not give it
   */
  Path input(String name);

  /**
   * {@return the folder that becomes the artifact when the run returns} After an interruption the
   * next run of the same stage finds in it what this one left; write files atomically.
   */
  Path output();

  /** {@return the seed of everything random in this stage} */
  long seed();

  /** {@return where to compute} */
  Device device();

  /** {@return how to say how far it is} */
  Progress progress();

  /** {@return whether to stop; long work asks between steps} */
  CancelSignal cancel();

  /** {@return the stage's log} */
  Logger log();
}
