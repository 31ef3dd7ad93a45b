package org.zethus.engine.tensorflow;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tensorflow.TensorFlow;

/**
 * Loads TensorFlow, once per process.
 *
 * <p>A JNI library belongs to the class loader that loaded it for as long as the process lives. So
 * a second revision of this bundle, after an update, says that it cannot load it again.
 */
public final class TensorFlowNatives {
  /** System property: the folder that holds TensorFlow and its JNI library as plain files. */
  public static final String FOLDER = "TENSORFLOW_LIBRARY_PATH";

  private static final String OWNER = "zethus.native.tensorflow";

  /**
   * By these JavaCPP, through which TensorFlow is called, finds libraries without unpacking any.
   */
  private static final String LIBRARY_PATH = "java.library.path";

  private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";

  private TensorFlowNatives() {}

  /**
   * Loads the engine if it is not loaded yet.
   *
   * @return TensorFlow's version
   * @throws IllegalStateException if the natives are missing, were loaded by an earlier revision of
   *     this bundle, or do not load on this machine; the message says what to do
   */
  public static synchronized String load() {
    Path folder = Path.of(System.getProperty(FOLDER, ""));
    if (!Files.isRegularFile(folder.resolve("libtensorflow_cc.so.2"))) {
      throw new IllegalStateException(
          "the engine tensorflow is not installed: %s is '%s', where there is no libtensorflow_cc.so.2. `zethus install engine:tensorflow` fetches TensorFlow's libraries for Linux on x86-64, 161 MB."
              .formatted(FOLDER, folder));
    }
    String me = Integer.toHexString(System.identityHashCode(TensorFlowNatives.class));
    Object owner = System.getProperties().putIfAbsent(OWNER, me);
    if (owner != null && !owner.equals(me)) {
      throw new IllegalStateException(
          "TensorFlow's libraries were loaded by an earlier revision of this bundle and stay with"
              + " it. Restart Zethus to finish the update.");
    }
    return version(folder);
  }

  /** The first use of TensorFlow's classes loads the libraries, from where these properties say. */
  private static String version(Path folder) {
    String paths = System.getProperty(LIBRARY_PATH);
    String first = System.getProperty(PATHS_FIRST);
    System.setProperty(LIBRARY_PATH, folder.toString());
    System.setProperty(PATHS_FIRST, "true");
    try {
      return TensorFlow.version();
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "TensorFlow does not load from %s: %s".formatted(folder, e), e);
    } finally {
      restore(LIBRARY_PATH, paths);
      restore(PATHS_FIRST, first);
    }
  }

  private static void restore(String property, @Nullable String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
