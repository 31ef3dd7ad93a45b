package org.zethus.testkit.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Default;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;

/**
 * Makes an utterance of each line of the file in the role {@code text}, and of each a file with the
 * line in it, repeated as often as the configuration says.
 */
public final class FakePreprocessor implements Preprocessor {
  private final RunContext context;

  private FakePreprocessor(RunContext context) {
    this.context = context;
  }

  /** What it reads: {@code preprocess.repeat}. */
  public record Settings(@Default("{}") Section preprocess) {
    /** How often a line stands in its file. */
    public record Section(@Default("1") int repeat) {}
  }

  /** Offers it. */
  public static final class Plugin implements PreprocessorPlugin {
    @Override
    public Class<? extends Record> configType() {
      return Settings.class;
    }

    @Override
    public Preprocessor open(RunContext context) {
      return new FakePreprocessor(context);
    }
  }

  @Override
  public Manifest process() {
    int repeat = context.config().as(Settings.class).preprocess().repeat();
    List<String> lines = lines(context.input("text"));
    List<Utterance> utterances = new ArrayList<>();
    for (String line : lines) {
      context.cancel().throwIfCancelled();
      String id = "u" + (utterances.size() + 1);
      byte[] content = (line + "\n").repeat(repeat).getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(context.output().resolve("lines/" + id + ".txt"), content);
      utterances.add(new Utterance(id, line).withFiles(Map.of("line", "lines/" + id + ".txt")));
      context.progress().report(utterances.size(), lines.size(), id);
    }
    Manifest manifest = new Manifest(context.output(), utterances);
    manifest.write();
    return manifest;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
