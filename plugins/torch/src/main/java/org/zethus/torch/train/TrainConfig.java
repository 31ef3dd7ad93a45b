package org.zethus.torch.train;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.optim.Adam;
import org.zethus.torch.optim.AdamW;
import org.zethus.torch.optim.Eve;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.optim.ScaledAdam;
import org.zethus.torch.optim.Schedule;

/**
 * The section {@code train}, the same for every trainer. Where Amphion has a key it is Amphion's. A
 * step is one update of the weights.
 *
 * @param batchSize items per batch
 * @param maxTokens frames of a batch at most, padding among them, so that short items come many at
 *     once and long ones few; {@code batch_size} is then the most items. 0: every batch has {@code
 *     batch_size} items
 * @param gradientAccumulationStep batches per update; their gradients are averaged
 * @param maxSteps the last step
 * @param maxEpoch ends earlier if so many epochs are done; -1 for no such end
 * @param optimizer which one; its section holds its settings
 * @param adam settings of Adam
 * @param adamw settings of AdamW
 * @param scaledadam settings of ScaledAdam
 * @param eve settings of Eve
 * @param scheduler how the learning rate changes
 * @param lrScheduler settings of all schedules but ReduceLROnPlateau
 * @param reducelronplateau settings of ReduceLROnPlateau
 * @param gradClipThresh the gradients' global norm is clipped to it; 0 for no limit. ScaledAdam has
 *     its own way and ignores it
 * @param emaDecay decay of the weights' moving average, e.g. 0.999, which is then validated and
 *     exported in place of the last weights; 0 for none
 * @param saveSummarySteps steps between two lines in {@code train.jsonl} and TensorBoard
 * @param validInterval steps between two validations; the last step is always validated
 * @param saveSamplesSteps steps between two sets of samples; 0 for none
 * @param saveCheckpointsSteps steps between two checkpoints that are kept; 0 for none
 * @param keepCheckpointMax how many of these are kept, the latest; -1 for all
 * @param saveCheckpointStride epochs between two checkpoints that are kept; several for several
 *     rules
 * @param keepLast for each stride, how many are kept; -1 for all; one value is for all strides, and
 *     more values than strides are left
 * @param keepBest keep the checkpoint with the lowest validation loss in {@code checkpoints/best}
 * @param saveEverySeconds how much work an interruption may cost, in seconds; saving takes at most
 *     a twentieth of the time, so that of a large model may be rarer
 */
public record TrainConfig(
    @Default("16") int batchSize,
    @Default("0") long maxTokens,
    @Default("1") int gradientAccumulationStep,
    @Default("1000000") long maxSteps,
    @Default("-1") long maxEpoch,
    @Default("AdamW") OptimizerKind optimizer,
    @Default("{}") Adam.Config adam,
    @Default("{}") AdamW.Config adamw,
    @Default("{}") ScaledAdam.Config scaledadam,
    @Default("{}") Eve.Config eve,
    @Default("ReduceLROnPlateau") SchedulerKind scheduler,
    @Default("{}") SchedulerConfig lrScheduler,
    @Default("{}") PlateauConfig reducelronplateau,
    @Default("0") double gradClipThresh,
    @Default("0") double emaDecay,
    @Default("100") long saveSummarySteps,
    @Default("1000") long validInterval,
    @Default("0") long saveSamplesSteps,
    @Default("0") long saveCheckpointsSteps,
    @Default("5") int keepCheckpointMax,
    @Default("[]") List<Integer> saveCheckpointStride,
    @Default("[]") List<Integer> keepLast,
    @Default("false") boolean keepBest,
    @Default("5") double saveEverySeconds) {

  /** Optimisers, by their names in configs. */
  public enum OptimizerKind {
    ADAM,
    ADAMW,
    SCALEDADAM,
    EVE;

    /** {@return the key of its section} */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks what single values do not show. */
  public TrainConfig {
    requirePositive("batch_size", batchSize);
    if (maxTokens < 0) {
      throw new IllegalArgumentException(
          "need max_tokens of at least 0, where 0 is no limit, found " + maxTokens);
    }
    requirePositive("gradient_accumulation_step", gradientAccumulationStep);
    requirePositive("max_steps", maxSteps);
    requirePositive("save_summary_steps", saveSummarySteps);
    requirePositive("valid_interval", validInterval);
    if (maxEpoch == 0 || maxEpoch < -1) {
      throw new IllegalArgumentException(
          "need max_epoch of at least 1, or -1 for no limit, found " + maxEpoch);
    }
    if (!(emaDecay >= 0 && emaDecay < 1)) {
      throw new IllegalArgumentException("need 0 <= ema_decay < 1, found " + emaDecay);
    }
    saveCheckpointStride = List.copyOf(saveCheckpointStride);
    keepLast = List.copyOf(keepLast);
    int strides = saveCheckpointStride.size();
    if (keepLast.size() == 1) {
      keepLast = Collections.nCopies(strides, keepLast.get(0));
    }
    if (keepLast.size() < strides) {
      throw new IllegalArgumentException(
          "need a value in keep_last for each in save_checkpoint_stride, found %s and %s"
              .formatted(keepLast, saveCheckpointStride));
    }
    keepLast = keepLast.subList(0, strides);
    saveCheckpointStride.forEach(stride -> requirePositive("save_checkpoint_stride", stride));
  }

  private static void requirePositive(String key, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("need %s of at least 1, found %d".formatted(key, value));
    }
  }

  /**
   * {@return the batches of items that differ in length}
   *
   * @param lengths one per item, in frames
   * @throws org.zethus.api.plugin.ZethusException if there are no items
   */
  public BatchPlan plan(long[] lengths, long seed) {
    return maxTokens == 0
        ? BatchPlan.byLength(lengths, batchSize, seed)
        : BatchPlan.byTokens(lengths, maxTokens, batchSize, seed);
  }

  /**
   * {@return the configured optimiser of all parameters below a view}
   *
   * @param lastStep where schedules that know an end have it; see {@link #lastStep}
   */
  public Optimizer optimizer(StateDict weights, long lastStep) {
    return switch (optimizer) {
      case ADAM -> new Adam(weights, adam, schedule(adam.lr(), lastStep), gradClipThresh);
      case ADAMW -> new AdamW(weights, adamw, schedule(adamw.lr(), lastStep), gradClipThresh);
      case SCALEDADAM -> new ScaledAdam(weights, scaledadam, schedule(scaledadam.lr(), lastStep));
      case EVE -> new Eve(weights, eve, schedule(eve.lr(), lastStep), gradClipThresh);
    };
  }

  private Schedule schedule(double base, long lastStep) {
    return scheduler == SchedulerKind.REDUCELRONPLATEAU
        ? reducelronplateau.schedule(base)
        : lrScheduler.schedule(scheduler, base, lastStep);
  }

  /**
   * {@return the step at which training ends}
   *
   * @param batchesPerEpoch as {@link BatchPlan#batchesPerEpoch} says
   */
  public long lastStep(int batchesPerEpoch) {
    return maxEpoch < 0 ? maxSteps : Math.min(maxSteps, stepsOf(maxEpoch, batchesPerEpoch));
  }

  /** {@return the steps that so many epochs take} */
  long stepsOf(long epochs, int batchesPerEpoch) {
    long batches = Math.multiplyExact(epochs, (long) batchesPerEpoch);
    return (batches + gradientAccumulationStep - 1) / gradientAccumulationStep;
  }
}
