package org.zethus.engine.pytorch;

import ai.djl.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads libtorch, once per process.
 *
 * <p>A JNI library belongs to the class loader that loaded it for as long as the process lives. So
 * a second revision of this bundle, after an update, cannot load it again; it says so instead of
 * failing inside DJL.
 */
public final class PyTorchNatives {
  /** System property: the folder that holds libtorch and DJL's JNI library as plain files. */
  public static final String FOLDER = "PYTORCH_LIBRARY_PATH";

  private static final String OWNER = "zethus.native.pytorch";

  private PyTorchNatives() {}

  /**
   * Loads the engine if it is not loaded yet. Gradients are off on the calling thread only.
   *
   * @throws IllegalStateException if the natives are missing, were loaded by an earlier revision of
   *     this bundle, or do not load on this machine; the message says what to do
   */
  public static Engine load() {
    Path folder = Path.of(System.getProperty(FOLDER, ""));
    if (!Files.isRegularFile(folder.resolve("libtorch_cpu.so"))) {
      throw new IllegalStateException(
          "the engine pytorch is not installed: %s is '%s', where there is no libtorch_cpu.so. `zethus install engine:pytorch` fetches PyTorch's libraries for Linux on x86-64, 115 MB."
              .formatted(FOLDER, folder));
    }
    String me = Integer.toHexString(System.identityHashCode(PyTorchNatives.class));
    Object owner = System.getProperties().putIfAbsent(OWNER, me);
    if (owner != null && !owner.equals(me)) {
      throw new IllegalStateException(
          "PyTorch's libraries were loaded by an earlier revision of this bundle and stay with it."
              + " Restart Zethus to finish the update.");
    }
    return engine();
  }

  /** DJL looks for its engines through the thread's class loader; here that is this bundle's. */
  private static Engine engine() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      return Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "PyTorch does not load from %s: %s".formatted(System.getProperty(FOLDER), e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
