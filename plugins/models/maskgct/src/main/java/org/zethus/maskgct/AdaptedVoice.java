package org.zethus.maskgct;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;

/**
 * The published model, in the input {@code base}, with networks that were trained on in place of
 * its own: a folder as it is published.
 */
final class AdaptedVoice implements Trainer {
  /** The input that makes a stage one of these. */
  static final String BASE = "base";

  private static final String DURATION = "duration";

  /** What each input takes the place of. */
  private static final Map<String, String> PLACES =
      Map.of(
          "t2s",
          "t2s_model",
          "s2a",
          "s2a_model_full",
          "s2a_first",
          "s2a_model_1layer",
          DURATION,
          PublishedFiles.DURATIONS);

  private final RunContext context;

  AdaptedVoice(RunContext context) {
    this.context = context;
  }

  @Override
  public void train() {
    Path base = context.input(BASE);
    Checkpoint published = Checkpoint.folder(base);
    if (!PublishedFiles.are(published)) {
      throw new ZethusException(
          "%s, the input 'base', is not the published MaskGCT: `zethus pull amphion/MaskGCT`"
              .formatted(base));
    }
    Map<String, Path> sources = new LinkedHashMap<>();
    PublishedFiles.of(published).forEach((part, file) -> sources.put(part, base.resolve(file)));
    PLACES.forEach(
        (role, part) -> {
          if (context.inputs().contains(role)) {
            sources.put(part, context.input(role).resolve(Checkpoint.WEIGHTS));
          }
        });
    sources.forEach((part, source) -> copy(source, PublishedFiles.place(part)));
    writeConfig(PublishedFiles.config(published));
  }

  private void copy(Path source, String place) {
    context.cancel().throwIfCancelled();
    Path target = context.output().resolve(place);
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(target);
      Files.copy(source, target);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot copy %s to %s: %s".formatted(source, target, Reason.of(e)), e);
    }
  }

  /** Where durations were trained, their network has to be known. */
  private void writeConfig(MaskGctConfig config) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(Config.of(config).asMap());
    if (context.inputs().contains(DURATION)) {
      DurationVoice durations =
          Checkpoint.folder(context.input(DURATION)).config(DurationVoice.class);
      if (!durations.symbols().isEmpty()) {
        throw new ZethusException(
            "the duration predictor knows other phones than the published model; train it with"
                + " published_phones");
      }
      Map<String, @Nullable Object> model = new LinkedHashMap<>(Config.of(config.model()).asMap());
      model.put("duration_model", Config.of(durations.model().durationModel()).asMap());
      all.put("model", model);
    }
    AtomicFiles.write(
        context.output().resolve(Checkpoint.CONFIG),
        Json.writePretty(all).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {}
}
