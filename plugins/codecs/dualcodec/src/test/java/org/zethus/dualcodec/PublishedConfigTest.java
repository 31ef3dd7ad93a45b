package org.zethus.dualcodec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** The published repository has no config; its files' names tell. */
class PublishedConfigTest {
  private static final String SLOW = "dualcodec_12hz_16384_4096.safetensors";
  private static final String FAST = "dualcodec_25hz_16384_1024.safetensors";

  @TempDir Path folder;

  private Path file(String name) {
    Path file = folder.resolve(name);
    SafeTensors.write(file, Map.of("any", Tensor.of(new float[1], 1)), Map.of());
    return file;
  }

  private static double frameRate(Path place) {
    DualCodecConfig model = DualCodecCheckpoint.of(Checkpoint.folder(place)).model();
    return (double) model.sampleRate() / model.hopLength();
  }

  @Test
  void theOnlyFileTells() {
    file(FAST);
    assertThat(frameRate(folder)).isEqualTo(25);
  }

  @Test
  void ofSeveralFilesTheNamedOneTells() {
    Path slow = file(SLOW);
    Path fast = file(FAST);
    assertThat(frameRate(slow)).isEqualTo(12.5);
    assertThat(frameRate(fast)).isEqualTo(25);
  }
}
