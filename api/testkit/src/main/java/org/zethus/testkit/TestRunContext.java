package org.zethus.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;

/**
 * One run of one stage without a platform around it, for a plugin's tests.
 *
 * <pre>{@code
 * RunContext context =
 *     TestRunContext.writingTo(folder).config("{preprocess: {hop_size: 256}}").input("audio", corpus);
 * }</pre>
 */
public final class TestRunContext implements RunContext {
  private final Path output;
  private final Map<String, Path> inputs = new TreeMap<>();
  private final CancelSignal cancel = new CancelSignal();
  private final List<Report> reports = Collections.synchronizedList(new ArrayList<>());
  private Config config = Config.of(Map.of(), "test");
  private Device device = Device.CPU;
  private long seed = 1234;
  private long cancelAt = Long.MAX_VALUE;

  /** One call of {@link Progress#report}. */
  public record Report(long done, long total, String detail) {}

  private TestRunContext(Path output) {
    this.output = output;
  }

  /** A run that writes into {@code output}, on the CPU, with seed 1234 and nothing configured. */
  public static TestRunContext writingTo(Path output) {
    return new TestRunContext(output);
  }

  /** Sets the stage's configuration: a JSON object as recipes write it. */
  public TestRunContext config(String json) {
    config = Config.parse(json, "test");
    return this;
  }

  /** Sets the stage's configuration to what reads as an equal record. */
  public TestRunContext config(Record values) {
    config = Config.of(values);
    return this;
  }

  /** Gives an input. */
  public TestRunContext input(String name, Path path) {
    inputs.put(name, path);
    return this;
  }

  /** Sets the seed. */
  public TestRunContext seed(long seed) {
    this.seed = seed;
    return this;
  }

  /** Sets the device. */
  public TestRunContext device(Device device) {
    this.device = device;
    return this;
  }

  /** Fires the cancel signal as soon as {@code done} steps or items are reported finished. */
  public TestRunContext cancelAt(long done) {
    cancelAt = done;
    return this;
  }

  /** {@return what was reported so far} */
  public List<Report> reports() {
    synchronized (reports) {
      return List.copyOf(reports);
    }
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public Set<String> inputs() {
    return Collections.unmodifiableSet(inputs.keySet());
  }

  @Override
  public Path input(String name) {
    Path path = inputs.get(name);
    if (path == null) {
      throw new ZethusException(
          "the test gives no input '%s'; it gives %s".formatted(name, inputs.keySet()));
    }
    return path;
  }

  @Override
  public Path output() {
    return output;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public Progress progress() {
    return (done, total, detail) -> {
      reports.add(new Report(done, total, detail));
      if (done >= cancelAt) {
        cancel.cancel();
      }
    };
  }

  @Override
  public CancelSignal cancel() {
    return cancel;
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger("test");
  }
}
