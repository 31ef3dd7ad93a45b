package org.zethus.text.espeak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** Asks the command espeak-ng for phonemes. Immutable; threads may share it. */
public final class Espeak {
  private static final String COMMAND = "espeak-ng";

  /** An answer takes milliseconds; one that takes this long will not come. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> command;
  private final Duration patience;

  /** What is on the PATH. */
  public Espeak() {
    this(List.of(COMMAND), PATIENCE);
  }

  /**
   * Another command.
   *
   * @param command with arguments that come before ours
   * @param patience how long to wait for an answer
   */
  public Espeak(List<String> command, Duration patience) {
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /**
   * {@return the phonemes of a text in IPA: a line for each clause, stress marks inside, no marks
   * of punctuation}
   *
   * @param voice e.g. {@code en-us}
   * @param separator between the phonemes of a word; empty for none
   * @throws ZethusException if espeak-ng is missing, fails or does not answer
   */
  public String ipa(String text, String voice, String separator) {
    if (text.isBlank()) {
      return ""; // without a text it would wait for one
    }
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("-q", "-v", voice, "--ipa"));
    if (!separator.isEmpty()) {
      arguments.add("--sep=" + separator);
    }
    arguments.addAll(List.of("--", text.replace("\0", "")));
    return run(arguments);
  }

  private String run(List<String> arguments) {
    Process process;
    try {
      process = new ProcessBuilder(arguments).start();
    } catch (IOException e) {
      throw new ZethusException(
          ("cannot start %s: %s. Install espeak-ng (Debian, Ubuntu: apt install espeak-ng; macOS:"
                  + " brew install espeak-ng), or use the front end 'english', which needs nothing.")
              .formatted(command.get(0), e.getMessage()),
          e);
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> answer = reading(process.getInputStream());
      CompletableFuture<String> complaint = reading(process.getErrorStream());
      String phonemes = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException();
      }
      if (process.exitValue() != 0) {
        throw new ZethusException(
            "%s failed with exit code %d: %s"
                .formatted(command.get(0), process.exitValue(), complaint.get().strip()));
      }
      return phonemes;
    } catch (TimeoutException e) {
      throw new ZethusException(
          "%s did not answer within %d s; it was stopped"
              .formatted(command.get(0), patience.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZethusException("waiting for " + command.get(0) + " was interrupted", e);
    } catch (IOException | ExecutionException e) {
      throw new ZethusException("cannot talk to %s: %s".formatted(command.get(0), Reason.of(e)), e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Reads on a thread of its own, so that neither a full pipe nor a silent one holds us. */
  private static CompletableFuture<String> reading(InputStream in) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (in) {
                text.complete(new String(in.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException | UncheckedIOException e) {
                text.completeExceptionally(e);
              }
            },
            "espeak-ng");
    thread.setDaemon(true);
    thread.start();
    return text;
  }
}
