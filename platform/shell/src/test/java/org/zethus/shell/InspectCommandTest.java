package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.command.InspectArguments;

class InspectCommandTest {
  @TempDir Path folder;

  private String inspect(Path place, boolean json) {
    InspectArguments arguments = new InspectArguments();
    arguments.file = place;
    arguments.json = json;
    TestConsole console = new TestConsole();
    new InspectCommand().run(arguments, new Call(console, new CancelSignal()));
    return console.printed();
  }

  private Path written() {
    Path file = folder.resolve("model.safetensors");
    SafeTensors.write(
        file,
        Map.of(
            "conv.weight", Tensor.of(new float[6], 2, 3),
            "steps", Tensor.of(new long[] {7})),
        Map.of("format", "pt"));
    return file;
  }

  @Test
  void aPersonReadsNamesShapesTypesAndTheirSum() {
    assertThat(inspect(written(), false))
        .containsPattern("conv.weight +\\(2, 3\\) +F32\n")
        .containsPattern("steps +\\(\\) +I64\n")
        .contains("format: pt\n", "2 tensors, 7 parameters (6 F32, 1 I64), 32 bytes");
  }

  @Test
  void aProgramReadsJsonAndAFolderMayBeNamed() {
    written();
    Config json = Config.parse(inspect(folder, true), "json");
    assertThat(json.get("metadata.format")).isEqualTo("pt");
    assertThat(json.get("parameters")).isEqualTo(7L);
    assertThat((List<?>) json.get("tensors"))
        .first()
        .isEqualTo(Map.of("name", "conv.weight", "shape", List.of(2L, 3L), "dtype", "F32"));
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> inspect(folder.resolve("none.pt"), false))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("none.pt", "no such file");
    assertThatThrownBy(() -> inspect(folder, false))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(folder.toString(), "no weights");
  }
}
