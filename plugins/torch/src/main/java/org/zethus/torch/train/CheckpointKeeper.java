package org.zethus.torch.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which checkpoints stay beside the final one. A function of the step alone, so that the finished
 * folder does not show how often its making was interrupted.
 */
final class CheckpointKeeper {
  static final String FOLDER = "checkpoints";
  private static final Pattern STEP = Pattern.compile("step-(\\d+)");

  /**
   * One rule.
   *
   * @param stride steps between two checkpoints
   * @param keep how many stay, the latest; negative for all
   */
  private record Rule(long stride, int keep) {
    boolean makes(long step) {
      return step % stride == 0;
    }

    boolean keeps(long step, long now) {
      return makes(step) && (keep < 0 || step > now - keep * stride);
    }
  }

  private final Storage storage;
  private final Path folder;
  private final List<Rule> rules = new ArrayList<>();

  CheckpointKeeper(Storage storage, Path output, TrainConfig config, int batchesPerEpoch) {
    this.storage = storage;
    this.folder = output.resolve(FOLDER);
    if (config.saveCheckpointsSteps() > 0) {
      rules.add(new Rule(config.saveCheckpointsSteps(), config.keepCheckpointMax()));
    }
    for (int i = 0; i < config.saveCheckpointStride().size(); i++) {
      long stride = config.stepsOf(config.saveCheckpointStride().get(i), batchesPerEpoch);
      rules.add(new Rule(stride, config.keepLast().get(i)));
    }
  }

  /** {@return whether a checkpoint is to be kept of this step} */
  boolean isDue(long step) {
    return rules.stream().anyMatch(rule -> rule.makes(step) && rule.keep() != 0);
  }

  /** {@return the folder for the checkpoint of a step} */
  Path folderOf(long step) {
    return folder.resolve("step-%08d".formatted(step));
  }

  /** {@return the folder for the checkpoint with the lowest validation loss} */
  Path best() {
    return folder.resolve("best");
  }

  /** Deletes what no rule keeps any longer. */
  void prune(long now) {
    deleteIf(step -> rules.stream().noneMatch(rule -> rule.keeps(step, now)));
  }

  /** Deletes what an interrupted run made after the state it is resumed from. */
  void forgetAfter(long now) {
    deleteIf(step -> step > now);
  }

  private void deleteIf(java.util.function.LongPredicate condition) {
    for (Path path : Storage.list(folder)) {
      Matcher name = STEP.matcher(path.getFileName().toString());
      if (name.matches() && condition.test(Long.parseLong(name.group(1)))) {
        storage.delete(path);
      }
    }
  }
}
