package org.zethus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.command.ExportArguments;
import org.zethus.command.UsageException;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.Synthesis;

/** Writes models for other programs. */
@Component(service = Command.class)
@ZethusCommand("export")
public final class ExportCommand implements Command<ExportArguments> {
  private final Registry registry;
  private final Voices voices;

  @Activate
  public ExportCommand(@Reference Registry registry, @Reference Synthesis synthesis) {
    this.registry = registry;
    this.voices = new Voices(registry, synthesis);
  }

  @Override
  public void run(ExportArguments arguments, Call call) {
    if (!arguments.voice.isEmpty() && !arguments.checkpoint.isEmpty()) {
      throw new UsageException("found --voice and --checkpoint; one of them says what to write");
    }
    List<Path> written =
        arguments.checkpoint.isEmpty()
            ? voices.with(
                arguments.voice,
                arguments.vocoder,
                arguments.voice.isEmpty() ? engine(arguments.model) : "",
                voice -> export(arguments, checkpoint(voice, arguments.model), voice.vocoder()))
            : export(
                arguments,
                Voices.checkpoint(arguments.model, arguments.checkpoint),
                voices.vocoder(arguments.vocoder));
    written.forEach(file -> call.out().println(described(file)));
  }

  private List<Path> export(
      ExportArguments arguments, Checkpoint checkpoint, Voice.@Nullable Part vocoder) {
    try (Lease<ExporterPlugin> exporter = registry.lease(ExporterPlugin.class, arguments.model)) {
      return exporter
          .get()
          .export(
              checkpoint,
              new ExportRequest(arguments.format, arguments.output, arguments.int8, vocoder));
    }
  }

  /** Of the voices, only one that computes as the exporter does has weights for it. */
  private String engine(String exporter) {
    return registry.plugins().stream()
        .filter(plugin -> plugin.name().equals("exporter/" + exporter))
        .map(PluginInfo::engine)
        .findFirst()
        .orElse("");
  }

  /** The voice's model or its vocoder, whichever is asked for. */
  private static Checkpoint checkpoint(Voice voice, String id) {
    Voice.Part vocoder = voice.vocoder();
    if (voice.model().plugin().equals(id)) {
      return voice.model().checkpoint();
    } else if (vocoder != null && vocoder.plugin().equals(id)) {
      return vocoder.checkpoint();
    }
    throw new ZethusException(
        "the voice speaks with %s%s; found '%s' to export"
            .formatted(
                voice.model().plugin(), vocoder == null ? "" : " and " + vocoder.plugin(), id));
  }

  private static String described(Path file) {
    try {
      return String.format(Locale.ROOT, "%s: %.2f MB", file, Files.size(file) / 1e6);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
