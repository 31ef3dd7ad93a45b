package org.zethus.api.plugin;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Why something failed, in words for the person at the keyboard. Many of Java's exceptions say it
 * by their name alone, and their message is a path or nothing.
 */
public final class Reason {
  private Reason() {}

  /**
   * {@return the last words of a message such as {@code cannot read PATH: there is no file or
   * folder PATH}, without a full stop}
   *
   * @param failure whose trace goes with the message as its cause
   */
  public static String of(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    if (cause != null && isWrapper(failure)) {
      return of(cause);
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file or folder " + missing.getFile();
    }
    if (failure instanceof AccessDeniedException denied) {
      return "permission denied for " + denied.getFile();
    }
    if (failure instanceof NotDirectoryException file) {
      return file.getFile() + " is no folder";
    }
    if (failure instanceof DirectoryNotEmptyException folder) {
      return "the folder %s is not empty".formatted(folder.getFile());
    }
    if (failure instanceof FileAlreadyExistsException file) {
      return file.getFile() + " is there already";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8 text";
    }
    if (failure instanceof EOFException) {
      return "it ends too early";
    }
    if (failure instanceof UnknownHostException host) {
      return "no address is known of " + host.getMessage();
    }
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return "no connection";
    }
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip();
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof UncheckedIOException || failure instanceof ExecutionException;
  }
}
