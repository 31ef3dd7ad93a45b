package org.zethus.registry.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The plugins in service and their users: the one lock of the registry. A leaving slot is removed
 * first and waited for afterwards; who asks for a name that has just left waits for its successor.
 */
final class Slots {
  /** How long a name that left may take to come back, e.g. in a bundle's update. */
  private static final long GAP_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Comparator<Slot> NEWEST =
      Comparator.comparingInt(Slot::ranking).thenComparingLong(Slot::serviceId);

  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Long> left = new HashMap<>();

  synchronized void add(Slot slot) {
    slots.add(slot);
    left.remove(slot.info.name());
    notifyAll();
  }

  synchronized List<Slot> all() {
    return List.copyOf(slots);
  }

  /** {@return the newest slot of that name, counted as used; empty if there is none} */
  synchronized Optional<Slot> use(String name) {
    Slot slot = find(name);
    while (slot == null && gapLeft(name) > 0) {
      if (!await(gapLeft(name))) {
        Thread.currentThread().interrupt();
        break;
      }
      slot = find(name);
    }
    if (slot != null) {
      slot.users++;
    }
    return Optional.ofNullable(slot);
  }

  synchronized void release(Slot slot) {
    slot.users--;
    notifyAll();
  }

  /** Removes slots, so that nobody finds them anew. {@return those removed} */
  synchronized List<Slot> remove(Predicate<Slot> which, boolean successorExpected) {
    List<Slot> removed = slots.stream().filter(which).toList();
    slots.removeAll(removed);
    if (successorExpected) {
      removed.forEach(slot -> left.put(slot.info.name(), System.nanoTime()));
    }
    return removed;
  }

  /** Waits until none is used. {@return whether that came within the limit} */
  synchronized boolean awaitUnused(List<Slot> leaving, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    boolean unused = users(leaving) == 0;
    while (!unused && System.nanoTime() < end) {
      // An interrupt must not close tensors under a running call: remember it and wait on.
      interrupted |= !await(end - System.nanoTime());
      unused = users(leaving) == 0;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return unused;
  }

  synchronized int users(List<Slot> some) {
    return some.stream().mapToInt(slot -> slot.users).sum();
  }

  private @Nullable Slot find(String name) {
    return slots.stream().filter(slot -> slot.info.name().equals(name)).max(NEWEST).orElse(null);
  }

  private long gapLeft(String name) {
    Long since = left.get(name);
    long rest = since == null ? 0 : since + GAP_NANOS - System.nanoTime();
    if (rest <= 0) {
      left.remove(name);
    }
    return rest;
  }

  /** {@return whether it was not interrupted} */
  private boolean await(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
