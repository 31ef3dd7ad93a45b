package org.zethus.torch.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;

/** Loads the next step's batches while the current one computes. */
final class Feeder<B> implements AutoCloseable {
  private final TrainingTask<B> task;
  private final BatchPlan plan;
  private final int perStep;
  private final long seed;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread loader = new Thread(work, "zethus-batches");
            loader.setDaemon(true);
            return loader;
          });
  private @Nullable Future<List<B>> next;
  private long nextStep = -1;

  Feeder(TrainingTask<B> task, int perStep, long seed) {
    this.task = task;
    this.plan = task.plan();
    this.perStep = perStep;
    this.seed = seed;
  }

  /** {@return the batches of a step} The next step's are loaded meanwhile, if there is one. */
  List<B> take(long step, long lastStep) {
    Future<List<B>> wanted = next != null && nextStep == step ? next : load(step);
    List<B> batches = await(wanted);
    next = step + 1 < lastStep ? load(step + 1) : null;
    nextStep = step + 1;
    return batches;
  }

  private Future<List<B>> load(long step) {
    return thread.submit(
        () -> {
          List<B> batches = new ArrayList<>();
          for (long index = step * perStep; index < (step + 1) * perStep; index++) {
            batches.add(task.load(plan.items(index), Seeds.random(seed, Seeds.CROPS, index)));
          }
          return batches;
        });
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ZethusException known) {
        throw known;
      }
      throw new CompletionException("cannot load a batch", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZethusException("interrupted while loading a batch", e);
    }
  }

  /**
   * Stops loading; waits for the batch being loaded, which may read what the caller closes next.
   */
  @Override
  public void close() {
    thread.shutdownNow();
    boolean interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
