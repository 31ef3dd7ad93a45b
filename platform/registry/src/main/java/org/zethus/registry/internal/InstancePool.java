package org.zethus.registry.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.registry.Lease;

/**
 * What plugins have loaded, shared by equal checkpoint and device. An instance uses its plugin (it
 * counts as one user of the slot) until it is closed: when idle and pushed out by newer ones, or
 * after its last lease when the plugin leaves.
 */
final class InstancePool {
  /** Idle instances kept warm: a voice's model and vocoder, twice. */
  private static final int WARM = 4;

  /** The kind of {@code org.zethus.api.voice.VoicePlugin}. */
  private static final String VOICE = "voice";

  private static final Logger LOG = LoggerFactory.getLogger(InstancePool.class);

  private record Key(Slot slot, Checkpoint checkpoint, Device device) {}

  private static final class Entry {
    final Key key;
    @Nullable AutoCloseable instance;
    int users;
    long lastUse;
    boolean dropped;

    Entry(Key key) {
      this.key = key;
    }
  }

  private final Slots slots;
  private final Map<Key, Entry> entries = new HashMap<>();
  private long uses;

  InstancePool(Slots slots) {
    this.slots = slots;
  }

  /**
   * Lends the instance, loaded if it is not yet.
   *
   * @param slot counted as used by the caller; passes to the instance or is released
   */
  Lease<AutoCloseable> lease(
      Slot slot, Checkpoint checkpoint, Device device, Supplier<AutoCloseable> load) {
    Entry entry = enter(new Key(slot, checkpoint, device));
    try {
      AutoCloseable instance;
      synchronized (entry) { // who comes while it loads waits here, and others are not held up
        instance = entry.instance;
        if (instance == null) {
          instance = load.get();
          entry.instance = instance;
        }
      }
      return new SlotLease<>(slot, instance, () -> leave(entry));
    } catch (RuntimeException | Error e) {
      drop(List.of(entry));
      leave(entry);
      throw e;
    }
  }

  private Entry enter(Key key) {
    Entry entry;
    boolean known;
    synchronized (entries) {
      known = entries.containsKey(key);
      entry = entries.computeIfAbsent(key, Entry::new);
      entry.users++;
    }
    if (known) {
      slots.release(key.slot);
    }
    return entry;
  }

  private void leave(Entry entry) {
    List<Entry> finished = new ArrayList<>();
    synchronized (entries) {
      entry.users--;
      entry.lastUse = ++uses;
      if (entry.users == 0 && (entry.dropped || entry.key.slot.leaving().isCancelled())) {
        entries.remove(entry.key, entry);
        finished.add(entry);
      }
      finished.addAll(pushedOut());
    }
    finished.forEach(this::close);
  }

  private List<Entry> pushedOut() {
    List<Entry> idle =
        entries.values().stream()
            .filter(entry -> entry.users == 0)
            .sorted(Comparator.comparingLong(entry -> entry.lastUse))
            .toList();
    List<Entry> surplus = idle.subList(0, Math.max(0, idle.size() - WARM));
    surplus.forEach(entry -> entries.remove(entry.key, entry));
    return surplus;
  }

  /**
   * Lends no instance of the leaving plugins again, and closes the idle ones. The checkpoints of
   * others may read the files of a voice: when one leaves, all are let go.
   */
  void drop(Set<Slot> leaving) {
    boolean voice = leaving.stream().anyMatch(slot -> slot.info.kind().equals(VOICE));
    List<Entry> theirs;
    synchronized (entries) {
      theirs =
          entries.values().stream()
              .filter(entry -> voice || leaving.contains(entry.key.slot))
              .toList();
    }
    drop(theirs);
  }

  private void drop(List<Entry> some) {
    List<Entry> idle = new ArrayList<>();
    synchronized (entries) {
      for (Entry entry : some) {
        entry.dropped = true;
        if (entries.remove(entry.key, entry) && entry.users == 0) {
          idle.add(entry);
        }
      }
    }
    idle.forEach(this::close);
  }

  private void close(Entry entry) {
    try {
      synchronized (entry) {
        if (entry.instance != null) {
          entry.instance.close();
        }
      }
    } catch (Exception e) {
      LOG.warn("{} did not close its instance: {}", entry.key.slot.info.name(), e.toString(), e);
    } finally {
      slots.release(entry.key.slot);
    }
  }
}
