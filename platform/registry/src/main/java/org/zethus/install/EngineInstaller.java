package org.zethus.install;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.ZethusException;

/** Fetches the libraries of engines into the person's folder. */
@ProviderType
public interface EngineInstaller {
  /**
   * {@return what an engine computes with}
   *
   * @param engine e.g. {@code pytorch}
   * @throws ZethusException if there is no such engine
   */
  NativeLibraries find(String engine);

  /** {@return the folder of an engine's libraries, if all are there} */
  Optional<Path> folder(NativeLibraries natives);

  /**
   * Fetches an engine's libraries; it can be used at once. What arrived before an interruption is
   * not fetched again.
   *
   * @param progress hears of bytes that have been fetched
   * @return the folder they are in
   * @throws ZethusException if an archive cannot be had, or is not the one that is listed
   */
  Path install(NativeLibraries natives, Progress progress, CancelSignal cancel);
}
