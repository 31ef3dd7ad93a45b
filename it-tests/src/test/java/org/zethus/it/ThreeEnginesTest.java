package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All three engines work in one process, whichever comes first, and all at once. */
class ThreeEnginesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pytorch onnxruntime tensorflow",
        "pytorch tensorflow onnxruntime",
        "onnxruntime pytorch tensorflow",
        "onnxruntime tensorflow pytorch",
        "tensorflow pytorch onnxruntime",
        "tensorflow onnxruntime pytorch"
      })
  void multiplyRightInOneProcess(String order) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true", "-DPYTORCH_FLAVOR=cpu"));
    for (String engine : order.split(" ")) {
      Path natives = Product.folder().resolve("native/linux-x86_64/" + engine);
      command.add("-D%s_LIBRARY_PATH=%s".formatted(engine.toUpperCase(Locale.ROOT), natives));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ThreeEngines.class.getName());
    command.addAll(List.of(order.split(" ")));
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("OMP_NUM_THREADS", "2");
    Process process = builder.start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    String printed = Files.readString(out);
    assertThat(process.exitValue()).as(printed).isZero();
    assertThat(printed).contains("checked 366 wrong 0"); // 1 + 2 + 3, then 6 times 20 times 3
  }
}
