package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;

class TrainConfigTest {
  @Test
  void defaultsAreAmphions() {
    TrainConfig config = read("{}");
    assertThat(config.batchSize()).isEqualTo(16);
    assertThat(config.optimizer()).isEqualTo(TrainConfig.OptimizerKind.ADAMW);
    assertThat(config.adamw().lr()).isEqualTo(4e-4);
    assertThat(config.scheduler()).isEqualTo(SchedulerKind.REDUCELRONPLATEAU);
    assertThat(config.reducelronplateau()).isEqualTo(new PlateauConfig(0.8, 10, 1e-4));
  }

  @Test
  void whatIsWrittenReadsAsTheSame() {
    TrainConfig config =
        read(
            "{optimizer: 'Adam', adam: {lr: 0.0625, betas: [0.9, 0.98]}, scheduler: 'NoamLR',"
                + " lr_scheduler: {num_warmup: 900}, save_checkpoint_stride: [5, 20], keep_last: [3, -1]}");
    assertThat(Config.of(config).as(TrainConfig.class)).isEqualTo(config);
  }

  @Test
  void theEndIsTheEarlierOfStepsAndEpochs() {
    assertThat(read("{max_steps: 100}").lastStep(7)).isEqualTo(100);
    assertThat(read("{max_steps: 100, max_epoch: 3}").lastStep(7)).isEqualTo(21);
    assertThat(read("{max_epoch: 3, gradient_accumulation_step: 4}").lastStep(7)).isEqualTo(6);
    assertThat(read("{max_steps: 10, max_epoch: 3}").lastStep(7)).isEqualTo(10);
  }

  @Test
  void whatCannotBeFollowedIsRefusedAtOnce() {
    assertThatThrownBy(() -> read("{batch_size: 0}")).hasMessageContaining("batch_size");
    assertThatThrownBy(() -> read("{max_epoch: 0}")).hasMessageContaining("max_epoch");
    assertThatThrownBy(() -> read("{ema_decay: 1}")).hasMessageContaining("ema_decay");
    assertThatThrownBy(() -> read("{adamw: {betas: [0.9]}}")).hasMessageContaining("betas");
    assertThatThrownBy(() -> read("{save_checkpoint_stride: [5], keep_last: []}"))
        .hasMessageContainingAll("keep_last", "save_checkpoint_stride");
    assertThatThrownBy(() -> read("{optimizer: 'lion'}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("adamw");
  }

  private static TrainConfig read(String json) {
    return Config.parse(json, "test").as(TrainConfig.class);
  }
}
