package org.zethus.api.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

class CodeFileTest {
  @TempDir Path folder;

  private static final CodeSequence CODES =
      new CodeSequence(List.of(65536, 4), 12.5, new int[][] {{65535, 0, 7}, {3, 1, 2}});

  @Test
  void codesComeBackAsTheyWere() {
    for (CodeSequence codes :
        List.of(
            CODES,
            CODES.withTimbre(new float[] {0.5f, -1}),
            new CodeSequence(1024, 75, new int[8][0]),
            new CodeSequence(32768, 50, new int[][] {{32767, 32766}}))) {
      int samples = (int) (codes.seconds() * 24000);
      CodeFile file = new CodeFile("dac", 24000, samples, codes);
      file.write(folder.resolve("a.codes"));
      assertThat(CodeFile.read(folder.resolve("a.codes"))).isEqualTo(file);
    }
  }

  @Test
  void equalCodesAreEqualBytes() throws IOException {
    CodeFile file = new CodeFile("dac", 24000, 5760, CODES);
    file.write(folder.resolve("a"));
    file.write(folder.resolve("b"));
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    assertThat(Files.size(folder.resolve("a"))).isLessThan(400);
  }

  @Test
  void whatIsWrongWithAFileIsSaid() {
    refused(Map.of(), Map.of("codebook_sizes", "4"), "'codes'");
    refused(codes(1, 3), Map.of("codebook_sizes", "4 4"), "(2, frames)");
    refused(codes(9, 3), Map.of("codebook_sizes", "4"), "[0, 4)");
    refused(codes(1, 3), Map.of("samples", "many"), "samples 'many'");
    refused(codes(1, 3), Map.of("samples", "999999"), "999999");
    refused(codes(1, 3), Map.of("sample_rate", "0"), "sample_rate 0");
    refused(codes(1, 3), Map.of("frame_rate", "-1"), "frame rate");
    refused(Map.of("codes", Tensor.of(new float[3], 1, 3)), Map.of(), "codes");
  }

  private static Map<String, Tensor> codes(long code, int frames) {
    long[] values = new long[frames];
    Arrays.fill(values, code);
    return Map.of("codes", Tensor.of(values, 1, frames));
  }

  private void refused(Map<String, Tensor> tensors, Map<String, String> changed, String message) {
    Map<String, String> metadata =
        new TreeMap<>(
            Map.of(
                "codec", "dac",
                "sample_rate", "8000",
                "samples", "480",
                "frame_rate", "50",
                "codebook_sizes", "4"));
    metadata.putAll(changed);
    Path file = folder.resolve("bad.codes");
    SafeTensors.write(file, tensors, metadata);
    assertThatThrownBy(() -> CodeFile.read(file))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("bad.codes", message);
  }

  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    Path file = folder.resolve("m.codes");
    new CodeFile("dac", 24000, 5760, CODES).write(file);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, mutated);
      try {
        assertThat(CodeFile.read(file).codes().frames()).isBetween(0, 12);
      } catch (ZethusException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }
}
