package org.zethus.api.preprocessor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;

/**
 * The same work for every item of a corpus, on as many threads as the machine has processors.
 * Progress is reported in the items' order. What is wrong with items is gathered, so that all of it
 * can be mended at once.
 */
public final class ParallelWork {
  private static final int SHOWN = 20;

  private final RunContext context;
  private final String task;

  /**
   * Starts nothing yet.
   *
   * @param task what is done, to follow "cannot" in a message, e.g. {@code extract mel}
   */
  public ParallelWork(RunContext context, String task) {
    this.context = context;
    this.task = task;
  }

  /**
   * {@return what {@code work} makes of the items, in their order}
   *
   * @param id names an item
   * @param work called by several threads at once; what it throws as a {@link ZethusException} is
   *     gathered
   * @throws ZethusException with all that was gathered, or the first of very many
   * @throws CancelledException if the run is cancelled; no thread works any more
   */
  public <T, R> List<R> each(
      List<T> items, Function<? super T, String> id, Function<? super T, ? extends R> work) {
    List<R> results = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    ExecutorService threads = threads();
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T item : items) {
        futures.add(
            threads.submit(
                () -> {
                  context.cancel().throwIfCancelled();
                  return work.apply(item);
                }));
      }
      for (int i = 0; i < items.size(); i++) {
        context.cancel().throwIfCancelled();
        try {
          results.add(result(futures.get(i)));
        } catch (CancelledException e) {
          throw e;
        } catch (ZethusException e) {
          problems.add(String.valueOf(e.getMessage()));
        }
        context.progress().report(i + 1L, items.size(), id.apply(items.get(i)));
      }
    } finally {
      stop(threads);
    }
    if (!problems.isEmpty()) {
      throw new ZethusException(message(problems));
    }
    return results;
  }

  private String message(List<String> problems) {
    List<String> lines = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
    if (problems.size() > SHOWN) {
      lines.add("and %d more".formatted(problems.size() - SHOWN));
    }
    return "cannot %s of %d %s:\n  %s"
        .formatted(
            task,
            problems.size(),
            problems.size() == 1 ? "utterance" : "utterances",
            String.join("\n  ", lines));
  }

  private ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        body -> {
          Thread thread = new Thread(body, task + " " + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("failed to " + task, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /**
   * Waits for what runs and forgets the rest: a thread left behind would go on writing into a
   * folder that is no longer this stage's.
   */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
