package org.zethus.registry.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;

/** A lease on something of a slot. */
final class SlotLease<T> implements Lease<T> {
  private final Slot slot;
  private final T lent;
  private final CancelSignal leaving;
  private final Runnable giveBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  SlotLease(Slot slot, T lent, Runnable giveBack) {
    this.slot = slot;
    this.lent = lent;
    this.leaving = slot.leaving();
    this.giveBack = giveBack;
  }

  @Override
  public T get() {
    if (closed.get()) {
      throw new IllegalStateException("the lease on %s is closed".formatted(slot.info.name()));
    }
    return lent;
  }

  @Override
  public PluginInfo plugin() {
    return slot.info;
  }

  @Override
  public CancelSignal leaving() {
    return leaving;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      giveBack.run();
    }
  }
}
