package org.zethus.torch.train;

import org.zethus.api.config.Default;
import org.zethus.torch.optim.Eden;
import org.zethus.torch.optim.Schedule;
import org.zethus.torch.optim.Schedules;

/**
 * The section {@code train.lr_scheduler}. Each schedule reads what it needs.
 *
 * @param numWarmup steps of warm-up
 * @param numTrainingSteps where linear, cosine and polynomial end; 0 for the last step of training
 * @param numCycles half of a cosine's waves, or restarts; 0 for the usual 0.5, or 1
 * @param gamma ExponentialLR's factor
 * @param lrEnd where polynomial ends
 * @param power of polynomial
 * @param dim NoamScheduler's model width
 * @param lrBatches Eden's scale in steps
 * @param lrEpochs Eden's scale in epochs
 * @param perEpoch the rate changes after each epoch, not after each step
 */
public record SchedulerConfig(
    @Default("4000") long numWarmup,
    @Default("0") long numTrainingSteps,
    @Default("0") double numCycles,
    @Default("0.999875") double gamma,
    @Default("1e-7") double lrEnd,
    @Default("1") double power,
    @Default("256") int dim,
    @Default("5000") double lrBatches,
    @Default("4") double lrEpochs,
    @Default("false") boolean perEpoch) {

  Schedule schedule(SchedulerKind kind, double base, long lastStep) {
    Schedule schedule = perStep(kind, base, numTrainingSteps > 0 ? numTrainingSteps : lastStep);
    return perEpoch ? Schedules.perEpoch(schedule) : schedule;
  }

  private Schedule perStep(SchedulerKind kind, double base, long total) {
    return switch (kind) {
      case CONSTANT -> Schedules.constant(base);
      case CONSTANT_WITH_WARMUP -> Schedules.constantWithWarmup(base, numWarmup);
      case LINEAR -> Schedules.linear(base, numWarmup, total);
      case COSINE -> Schedules.cosine(base, numWarmup, total, numCycles > 0 ? numCycles : 0.5);
      case COSINE_WITH_RESTARTS ->
          Schedules.cosineWithRestarts(base, numWarmup, total, (int) Math.max(1, numCycles));
      case POLYNOMIAL -> Schedules.polynomial(base, numWarmup, total, lrEnd, power);
      case EXPONENTIALLR -> Schedules.exponential(base, gamma);
      case NOAMLR -> Schedules.noamLr(base, numWarmup);
      case NOAMSCHEDULER -> Schedules.noamScheduler(base, dim, numWarmup);
      case EDEN -> new Eden(base, lrBatches, lrEpochs, numWarmup);
      case REDUCELRONPLATEAU ->
          throw new IllegalArgumentException("ReduceLROnPlateau has a section of its own");
    };
  }
}
