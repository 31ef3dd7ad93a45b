package org.zethus.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembled product, with a home folder and a working folder for one test. */
final class Product {
  private static final long LIMIT_SECONDS = Long.getLong("product.limit", 600);

  /**
   * How a run ended.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  record Result(int code, String out, String err) {
    /** {@return lines that a person would see as the failure's message} */
    List<String> messages() {
      return err.lines().filter(line -> line.startsWith("zethus: ")).toList();
    }
  }

  private final Path home;
  private final Path work;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param folder of the test; the product's own folder is never written to
   */
  Product(Path folder) {
    try {
      home = Files.createDirectories(folder.resolve("home of a user"));
      work = Files.createDirectories(folder.resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the product's folder} */
  static Path folder() {
    Path folder = Path.of(System.getProperty("zethus.product"));
    if (!Files.isExecutable(folder.resolve("zethus"))) {
      throw new IllegalStateException(
          "no product in %s; run ./mvnw verify, which assembles it first".formatted(folder));
    }
    return folder;
  }

  /** {@return the product's bundle whose file name begins so} */
  static Path bundle(String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder().resolve("bundles"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }

  /** {@return the folder commands run in} */
  Path work() {
    return work;
  }

  /** {@return the folder of the person's plugins} */
  Path plugins() {
    return home.resolve(".zethus/plugins");
  }

  Product with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs a command to its end. */
  Result run(String... words) {
    return run(folder().resolve("zethus"), words);
  }

  Result run(Path script, String... words) {
    try {
      return await(start(script, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a command and leaves it running; its outputs go to files in the working folder. */
  Process start(Path script, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("HF_HUB_OFFLINE", "1"); // no test downloads anything
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    builder.redirectOutput(work.resolve("out.txt").toFile());
    builder.redirectError(work.resolve("err.txt").toFile());
    return builder.start();
  }

  /** Waits for a command and reads what it printed. */
  Result await(Process process) {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after %d s: %s".formatted(LIMIT_SECONDS, err()));
      }
      return new Result(process.exitValue(), read("out.txt"), err());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return what the command has printed on standard error so far} */
  String err() {
    return read("err.txt");
  }

  private String read(String name) {
    try {
      return Files.readString(work.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
