package org.zethus.tf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/** Spoiled SavedModels run or are refused with a message; the process lives. */
class SavedModelFuzzTest {
  private static final List<String> FILES =
      List.of(
          "saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001");

  @TempDir Path folder;

  @Test
  void spoiledModelsRunOrAreRefused() throws IOException {
    SavedModels.write(folder);
    Random random = new Random(6);
    int refused = 0;
    for (int i = 0; i < Integer.getInteger("fuzz.files", 300); i++) {
      Path file = folder.resolve(FILES.get(random.nextInt(4) % FILES.size()));
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, spoiled(whole, random));
      refused += runs() ? 0 : 1;
      Files.write(file, whole);
    }
    assertThat(refused).isPositive();
    assertThat(runs()).isTrue();
  }

  private static byte[] spoiled(byte[] whole, Random random) {
    byte[] spoiled = whole.clone();
    for (int n = random.nextInt(6); n >= 0; n--) {
      int at = random.nextInt(spoiled.length);
      spoiled[at] =
          (byte) (random.nextBoolean() ? random.nextInt() : spoiled[at] ^ 1 << random.nextInt(8));
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(spoiled, random.nextInt(spoiled.length))
        : spoiled;
  }

  private boolean runs() {
    try (TensorGraph model =
        new TensorFlowBackend().open(folder, SavedModels.SIGNATURE, Device.CPU)) {
      model.run(Map.of("x", Tensor.of(new float[] {1, 1}, 1, 2)));
      return true;
    } catch (ZethusException e) {
      assertThat(e).hasMessageNotContaining("null");
      return false;
    }
  }
}
