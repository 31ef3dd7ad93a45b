package org.zethus.engine.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Loads ONNX Runtime, once per process.
 *
 * <p>A JNI library belongs to the class loader that loaded it for as long as the process lives. So
 * a second revision of this bundle, after an update, cannot load it again; it says so instead of
 * failing inside ONNX Runtime.
 */
public final class OnnxRuntimeNatives {
  /** System property: the folder that holds ONNX Runtime and its JNI library as plain files. */
  public static final String FOLDER = "ONNXRUNTIME_LIBRARY_PATH";

  private static final String OWNER = "zethus.native.onnxruntime";

  /** By this ONNX Runtime itself finds its libraries. */
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private OnnxRuntimeNatives() {}

  /**
   * Loads the engine if it is not loaded yet.
   *
   * @throws IllegalStateException if the natives are missing, were loaded by an earlier revision of
   *     this bundle, or do not load on this machine; the message says what to do
   */
  public static OrtEnvironment load() {
    Path folder = Path.of(System.getProperty(FOLDER, ""));
    if (!Files.isRegularFile(folder.resolve("libonnxruntime.so"))) {
      throw new IllegalStateException(
          "the engine onnxruntime is not installed: %s is '%s', where there is no libonnxruntime.so. `zethus install engine:onnxruntime` fetches ONNX Runtime's libraries for Linux on x86-64, 43 MB."
              .formatted(FOLDER, folder));
    }
    String me = Integer.toHexString(System.identityHashCode(OnnxRuntimeNatives.class));
    Object owner = System.getProperties().putIfAbsent(OWNER, me);
    if (owner != null && !owner.equals(me)) {
      throw new IllegalStateException(
          "ONNX Runtime's libraries were loaded by an earlier revision of this bundle and stay with"
              + " it. Restart Zethus to finish the update.");
    }
    System.getProperties().putIfAbsent(NATIVE_PATH, folder.toString());
    return environment(folder);
  }

  private static OrtEnvironment environment(Path folder) {
    try {
      Set<Path> before = unpackingFolders();
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "zethus");
      removeUnpackingFolder(before);
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime does not load from %s: %s".formatted(folder, e), e);
    }
  }

  /**
   * ONNX Runtime makes a folder to unpack its libraries into even where they lie unpacked, and
   * leaves it to the end of the process, which then has to be an orderly one.
   */
  private static void removeUnpackingFolder(Set<Path> before) {
    for (Path folder : unpackingFolders()) {
      if (!before.contains(folder)) {
        folder.toFile().delete(); // which deletes no folder that has files
      }
    }
  }

  private static Set<Path> unpackingFolders() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Set<Path> found = new HashSet<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
      folders.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      return Set.of(); // ONNX Runtime will say what is wrong with the folder
    }
    return found;
  }
}
