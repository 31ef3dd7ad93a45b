package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.export.ExporterPlugin;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.command.ExportArguments;
import org.zethus.command.UsageException;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

class ExportCommandTest {
  private static final PluginInfo FASTSPEECH2 =
      new PluginInfo("exporter", "fastspeech2", "", "1", "b", 1, PluginInfo.State.READY, "");

  @TempDir Path folder;

  @BeforeEach
  void writeConfigs() throws IOException {
    for (String model : List.of("acoustic", "vocoder")) {
      Path place = Files.createDirectories(folder.resolve(model));
      Files.writeString(place.resolve("config.json"), "{}");
    }
  }

  /** Writes down what it was asked for. */
  private final ExporterPlugin exporter =
      (checkpoint, request) -> {
        Voice.Part vocoder = request.vocoder();
        try {
          Files.writeString(
              request.file(),
              "%s with %s as %s%s"
                  .formatted(
                      folder.relativize(Path.of(checkpoint.name())),
                      vocoder == null ? "nothing" : vocoder.plugin(),
                      request.format(),
                      request.int8() ? " in 8 bits" : ""));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        return List.of(request.file());
      };

  private record Lent<P>(P get) implements Lease<P> {
    @Override
    public PluginInfo plugin() {
      return FASTSPEECH2;
    }

    @Override
    public CancelSignal leaving() {
      return new CancelSignal();
    }

    @Override
    public void close() {}
  }

  private final Registry registry =
      (Registry)
          Proxy.newProxyInstance(
              Registry.class.getClassLoader(),
              new Class<?>[] {Registry.class},
              (self, method, arguments) ->
                  method.getName().equals("lease") ? new Lent<Plugin>(exporter) : List.of());

  private final Synthesis synthesis =
      new Synthesis() {
        @Override
        public Speaker open(Voice voice, Device device) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Speaker open(String model, Checkpoint checkpoint, Device device) {
          throw new UnsupportedOperationException();
        }

        @Override
        public String modelOf(Checkpoint checkpoint) {
          return "fastspeech2";
        }

        @Override
        public String vocoderOf(Checkpoint checkpoint) {
          return "vocos";
        }
      };

  private ExportArguments arguments(String model) {
    ExportArguments arguments = new ExportArguments();
    arguments.model = model;
    arguments.voice = folder.resolve("acoustic").toString();
    arguments.vocoder = folder.resolve("vocoder").toString();
    arguments.output = folder.resolve("voice.onnx");
    return arguments;
  }

  private String export(ExportArguments arguments) throws IOException {
    TestConsole console = new TestConsole();
    new ExportCommand(registry, synthesis).run(arguments, new Call(console, new CancelSignal()));
    assertThat(console.printed()).contains("voice.onnx: 0.00 MB");
    return Files.readString(arguments.output);
  }

  @Test
  void theModelOfAVoiceIsWrittenWithItsVocoder() throws IOException {
    assertThat(export(arguments("fastspeech2"))).isEqualTo("acoustic with vocos as onnx");
  }

  @Test
  void theVocoderOfAVoiceIsWrittenAlone() throws IOException {
    ExportArguments arguments = arguments("vocos");
    arguments.int8 = true;
    assertThat(export(arguments)).isEqualTo("vocoder with vocos as onnx in 8 bits");
  }

  @Test
  void aCheckpointTakesTheVoicesPlace() throws IOException {
    ExportArguments arguments = arguments("fastspeech2");
    arguments.checkpoint = arguments.voice;
    arguments.voice = "";
    arguments.vocoder = "";
    assertThat(export(arguments)).isEqualTo("acoustic with nothing as onnx");
  }

  @Test
  void aModelThatTheVoiceDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> export(arguments("vits")))
        .isInstanceOf(ZethusException.class)
        .hasMessage("the voice speaks with fastspeech2 and vocos; found 'vits' to export");
  }

  @Test
  void aVoiceAndACheckpointAreOneTooMany() {
    ExportArguments arguments = arguments("fastspeech2");
    arguments.checkpoint = arguments.voice;
    assertThatThrownBy(() -> export(arguments)).isInstanceOf(UsageException.class);
  }
}
