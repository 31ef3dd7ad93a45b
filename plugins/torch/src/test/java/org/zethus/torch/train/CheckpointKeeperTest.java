package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.Config;

class CheckpointKeeperTest {
  @TempDir Path output;

  @Test
  void twoStridesKeepTheLatestOfOneAndAllOfTheOther() throws IOException {
    assertThat(after(50, "{save_checkpoint_stride: [2, 7], keep_last: [3, -1]}", 3))
        .containsExactly(21L, 36L, 42L, 48L);
  }

  @Test
  void stepsAreCountedWhereTheConfigCountsSteps() throws IOException {
    assertThat(after(50, "{save_checkpoints_steps: 10, keep_checkpoint_max: 2}", 3))
        .containsExactly(40L, 50L);
  }

  @Test
  void withoutARuleThereAreNone() throws IOException {
    assertThat(after(50, "{}", 3)).isEmpty();
    assertThat(after(50, "{save_checkpoints_steps: 10, keep_checkpoint_max: 0}", 3)).isEmpty();
  }

  private List<Long> after(long steps, String json, int batchesPerEpoch) throws IOException {
    TrainConfig config = Config.parse(json, "test").as(TrainConfig.class);
    CheckpointKeeper keeper = new CheckpointKeeper(new Storage(), output, config, batchesPerEpoch);
    for (long step = 1; step <= steps; step++) {
      if (keeper.isDue(step)) {
        Files.createDirectories(keeper.folderOf(step));
      }
      keeper.prune(step);
    }
    return Storage.list(output.resolve(CheckpointKeeper.FOLDER)).stream()
        .map(path -> Long.parseLong(path.getFileName().toString().replace("step-", "")))
        .toList();
  }
}
