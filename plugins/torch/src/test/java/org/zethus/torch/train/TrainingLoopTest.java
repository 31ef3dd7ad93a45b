package org.zethus.torch.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;

class TrainingLoopTest {
  private static final int STEPS = 30;
  private static final String CONFIG =
      """
      {batch_size: 4, gradient_accumulation_step: 2, max_steps: 30, optimizer: "AdamW",
       adamw: {lr: 0.02}, scheduler: "ReduceLROnPlateau",
       reducelronplateau: {patience: 0, factor: 0.5, min_lr: 0.0001},
       grad_clip_thresh: 1.0, ema_decay: 0.9, save_summary_steps: 4, valid_interval: 5,
       save_samples_steps: 10, save_checkpoints_steps: 6, keep_checkpoint_max: 2, keep_best: true,
       save_every_seconds: 3}
      """;

  @TempDir Path folder;

  @Test
  void aRunLeavesWhatItsConfigAsksForAndNoState() {
    Path whole = train("whole");
    assertThat(contents(whole).keySet())
        .containsExactly(
            "checkpoints/best/config.json",
            "checkpoints/best/model.safetensors",
            "checkpoints/step-00000024/config.json",
            "checkpoints/step-00000024/model.safetensors",
            "checkpoints/step-00000030/config.json",
            "checkpoints/step-00000030/model.safetensors",
            "config.json",
            "events.out.tfevents.zethus",
            "model.safetensors",
            "samples/step-00000010/four.mel.png",
            "samples/step-00000010/four.png",
            "samples/step-00000010/four.wav",
            "samples/step-00000020/four.mel.png",
            "samples/step-00000020/four.png",
            "samples/step-00000020/four.wav",
            "samples/step-00000030/four.mel.png",
            "samples/step-00000030/four.png",
            "samples/step-00000030/four.wav",
            "train.jsonl");
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    Map<String, String> once = contents(train("once"));
    assertThat(contents(train("again"))).isEqualTo(once);
    Path other = folder.resolve("other");
    run(TestRunContext.writingTo(other).seed(7), quick(), ticking());
    assertThat(contents(other).get("model.safetensors"))
        .isNotEqualTo(once.get("model.safetensors"));
  }

  @Test
  void trainingLowersTheLoss() throws IOException {
    var lines = Files.readAllLines(train("whole").resolve("train.jsonl"));
    double first = loss(lines.get(0));
    double last = loss(lines.get(lines.size() - 2));
    assertThat(last).isLessThan(0.8 * first);
  }

  private static double loss(String line) {
    return (Double) Config.parse(line, "line").get("loss");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 13, 29})
  void cancelledAndResumedEndsWithTheSameBytes(int step) {
    Map<String, String> whole = contents(train("whole"));
    Path parted = folder.resolve("parted");
    assertThatThrownBy(
            () -> run(TestRunContext.writingTo(parted).cancelAt(step), quick(), ticking()))
        .isInstanceOf(CancelledException.class);
    assertThat(parted.resolve("state/state-%d.safetensors".formatted(step))).exists();
    TestRunContext second = TestRunContext.writingTo(parted);
    run(second, quick(), ticking());
    assertThat(second.reports()).hasSize(STEPS - step);
    assertThat(contents(parted)).isEqualTo(whole);
  }

  /** Short, so that it can be killed after each of its writes. */
  @Test
  void killedBetweenAnyTwoWritesEndsWithTheSameBytes() {
    String config =
        CONFIG
            .replace("max_steps: 30", "max_steps: 8")
            .replace("valid_interval: 5", "valid_interval: 3");
    Path counted = folder.resolve("counted");
    MortalStorage counting = new MortalStorage(Long.MAX_VALUE);
    run(TestRunContext.writingTo(counted), config, counting, ticking());
    Map<String, String> whole = contents(counted);
    assertThat(counting.done).isGreaterThan(25);
    for (long death = 0; death < counting.done; death++) {
      Path killed = folder.resolve("killed-" + death);
      MortalStorage dying = new MortalStorage(death);
      assertThatThrownBy(() -> run(TestRunContext.writingTo(killed), config, dying, ticking()))
          .isInstanceOf(Killed.class);
      run(TestRunContext.writingTo(killed), config, quick(), ticking());
      assertThat(contents(killed)).as("killed after %d writes", death).isEqualTo(whole);
    }
  }

  @Test
  void killedAgainAndAgainEndsWithTheSameBytes() {
    Map<String, String> whole = contents(train("whole"));
    Path killed = folder.resolve("killed");
    int deaths = 0;
    for (boolean finished = false; !finished; ) {
      try {
        run(TestRunContext.writingTo(killed), CONFIG, new MortalStorage(31), ticking());
        finished = true;
      } catch (Killed e) {
        deaths++;
      }
    }
    assertThat(deaths).isGreaterThan(2);
    assertThat(contents(killed)).isEqualTo(whole);
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunWithAWayOut() {
    String config = CONFIG.replace("lr: 0.02", "lr: 1e30").replace("grad_clip_thresh: 1.0, ", "");
    assertThatThrownBy(
            () -> run(TestRunContext.writingTo(folder.resolve("out")), config, quick(), ticking()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("training diverged at step", "train.adamw.lr");
  }

  @Test
  void aStateThatIsDamagedIsRefused() throws IOException {
    Path output = folder.resolve("out");
    assertThatThrownBy(() -> run(TestRunContext.writingTo(output).cancelAt(3), quick(), ticking()))
        .isInstanceOf(CancelledException.class);
    Path pointer = output.resolve("state/state.json");
    Files.writeString(pointer, Files.readString(pointer).replace("\"step\"", "\"pets\""));
    assertThatThrownBy(() -> run(TestRunContext.writingTo(output), quick(), ticking()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("state.json", "--fresh");
  }

  @Test
  void progressTellsLossesRateAndSpeed() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    run(context, quick(), ticking());
    assertThat(context.reports()).hasSize(STEPS);
    TestRunContext.Report last = context.reports().get(STEPS - 1);
    assertThat(last.done()).isEqualTo(STEPS);
    assertThat(last.total()).isEqualTo(STEPS);
    assertThat(last.detail()).contains("critic loss ").contains("lr ").contains("steps/s");
  }

  private Path train(String name) {
    Path output = folder.resolve(name);
    if (!Files.exists(output)) {
      run(TestRunContext.writingTo(output), quick(), ticking());
    }
    return output;
  }

  private static void run(TestRunContext context, Storage storage, AtomicLong clock) {
    run(context, CONFIG, storage, clock);
  }

  private static void run(TestRunContext context, String json, Storage storage, AtomicLong clock) {
    TrainConfig config = Config.parse(json, "test").as(TrainConfig.class);
    try (TinyTask task = new TinyTask(config, context.seed())) {
      TrainingLoop.run(context, config, task, storage, () -> clock.addAndGet(500_000_000));
    }
  }

  /** Half a second passes whenever somebody looks, so that some steps save their state. */
  private static AtomicLong ticking() {
    return new AtomicLong();
  }

  private static Map<String, String> contents(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Storage quick() {
    return new MortalStorage(Long.MAX_VALUE);
  }

  /**
   * Lets a given number of operations through and not one more: what a killed process leaves. It
   * does not wait for the disk, which would take most of the test's time.
   */
  private static final class MortalStorage extends Storage {
    private final long most;
    private long done;

    MortalStorage(long most) {
      this.most = most;
    }

    private void live() {
      if (done >= most) {
        throw new Killed();
      }
      done++;
    }

    @Override
    void write(Path file, byte[] content) {
      try {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        live();
        Files.write(part, content);
        live();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    void write(Path file, Map<String, Tensor> tensors) {
      live();
      super.write(file, tensors);
    }

    @Override
    void append(FileChannel file, ByteBuffer bytes) throws IOException {
      live();
      super.append(file, bytes);
    }

    @Override
    void sync(FileChannel file) {
      live();
    }

    @Override
    void deleteOne(Path path) throws IOException {
      live();
      super.deleteOne(path);
    }
  }
}
