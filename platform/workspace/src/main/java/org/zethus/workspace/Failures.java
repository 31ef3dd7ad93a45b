package org.zethus.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** Messages for what a disk refuses. */
final class Failures {
  private Failures() {}

  static ZethusException writing(Path path, IOException cause) {
    if (isDiskFull(cause)) {
      return new ZethusException(
          "cannot write %s: the disk is full. Free some space and run again: it goes on from there."
              .formatted(path),
          cause);
    }
    boolean refused =
        cause instanceof AccessDeniedException || says(cause, "Read-only file system");
    return new ZethusException(
        refused
            ? "cannot write %s: %s. Name a folder you may write with --workspace."
                .formatted(
                    path,
                    cause instanceof AccessDeniedException
                        ? "permission denied"
                        : "the file system is read-only")
            : "cannot write %s: %s".formatted(path, Reason.of(cause)),
        cause);
  }

  static ZethusException reading(Path path, Exception cause) {
    Throwable reason = cause instanceof UncheckedIOException ? cause.getCause() : cause;
    if (reason instanceof AccessDeniedException denied) {
      return new ZethusException(
          "cannot read %s: permission denied".formatted(denied.getFile()), cause);
    }
    return new ZethusException("cannot read %s: %s".formatted(path, Reason.of(cause)), cause);
  }

  static boolean isDiskFull(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (says(each, "No space left on device") || says(each, "Disk quota exceeded")) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Throwable failure, String words) {
    @Nullable String message = failure.getMessage();
    return message != null && message.contains(words);
  }
}
