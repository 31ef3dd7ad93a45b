package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.voice.Voice;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

class VoicesTest {
  @TempDir Path folder;
  private final List<String> opened = new ArrayList<>();
  private Path vits = Path.of("");
  private Path hifigan = Path.of("");

  @BeforeEach
  void writeConfigs() throws IOException {
    vits = Files.createDirectories(folder.resolve("vits"));
    hifigan = Files.createDirectories(folder.resolve("hifigan"));
    Files.writeString(vits.resolve("args.json"), "{}");
    Files.writeString(hifigan.resolve("config.json"), "{}");
  }

  /** Says what it is asked for. */
  private final Synthesis synthesis =
      new Synthesis() {
        @Override
        public Speaker open(Voice voice, Device device) {
          Voice.Part vocoder = voice.vocoder();
          opened.add(name(voice.model()) + (vocoder == null ? "" : " + " + name(vocoder)));
          return answering(Speaker.class, List.of());
        }

        private String name(Voice.Part part) {
          return part.plugin() + " " + folder.relativize(Path.of(part.checkpoint().name()));
        }

        @Override
        public Speaker open(String model, Checkpoint checkpoint, Device device) {
          throw new UnsupportedOperationException();
        }

        @Override
        public String modelOf(Checkpoint checkpoint) {
          return "the model of";
        }

        @Override
        public String vocoderOf(Checkpoint checkpoint) {
          return "the vocoder of";
        }
      };

  /** Something that answers every question alike. */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
  }

  private void open(String voice, String vocoder) {
    List<PluginInfo> none = List.of();
    new Voices(answering(Registry.class, none), synthesis).open(voice, vocoder, "");
  }

  @Test
  void aFolderSpeaksWithThePluginThatReadsIt() {
    open(vits.toString(), "");
    assertThat(opened).containsExactly("the model of vits");
  }

  @Test
  void aVocoderComesFromAFolderOfItsOwn() {
    open(vits.toString(), hifigan.toString());
    assertThat(opened).containsExactly("the model of vits + the vocoder of hifigan");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open("no/such", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no voice at 'no/such'");
    assertThatThrownBy(() -> open(vits.toString(), "no/vocoder"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no vocoder at 'no/vocoder'");
  }

  @Test
  void aModelOfAnotherEngineIsRefused() {
    PluginInfo model =
        new PluginInfo("model", "the model of", "pytorch", "1", "b", 1, PluginInfo.State.READY, "");
    Voices voices = new Voices(answering(Registry.class, List.of(model)), synthesis);
    voices.open(vits.toString(), "", "pytorch");
    assertThat(opened).containsExactly("the model of vits");
    assertThatThrownBy(() -> voices.open(vits.toString(), "", "onnxruntime"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("computes with pytorch", "--engine onnxruntime");
  }
}
