package org.zethus.registry.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.Lease;
import org.zethus.registry.Loader;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** The registry over the framework's services: everything with a {@code plugin.id} is a plugin. */
@Component
public final class PluginRegistry implements Registry {
  private static final Logger LOG = LoggerFactory.getLogger(PluginRegistry.class);
  private static final Duration REMINDER = Duration.ofSeconds(10);

  private final Slots slots = new Slots();
  private final InstancePool instances = new InstancePool(slots);
  private final ComponentProblems problems;
  private final ServiceTracker<Object, List<Slot>> tracker;

  @Activate
  public PluginRegistry(BundleContext context, @Reference ServiceComponentRuntime components) {
    problems = new ComponentProblems(components);
    tracker = new ServiceTracker<>(context, pluginFilter(), new Arrivals(context));
    tracker.open();
  }

  @Deactivate
  void stop() {
    tracker.close();
  }

  private static Filter pluginFilter() {
    try {
      return FrameworkUtil.createFilter("(" + PluginProperties.ID + "=*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<PluginInfo> plugins() {
    List<PluginInfo> ready = slots.all().stream().map(slot -> slot.info).toList();
    return Stream.concat(ready.stream(), problems.waiting(ready).stream())
        .sorted(Comparator.comparing(PluginInfo::name).thenComparing(PluginInfo::bundleId))
        .toList();
  }

  @Override
  public <P extends Plugin> Lease<P> lease(Class<P> kind, String id) {
    Slot slot = use(kind, id);
    try {
      return new SlotLease<>(slot, start(slot, kind), () -> slots.release(slot));
    } catch (RuntimeException | Error e) {
      slots.release(slot);
      throw e;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // one kind, id and checkpoint is always loaded by the same loader
  public <P extends Plugin, W extends AutoCloseable> Lease<W> loaded(
      Class<P> kind, String id, Checkpoint checkpoint, Device device, Loader<P, W> loader) {
    Slot slot = use(kind, id);
    return (Lease<W>)
        instances.lease(
            slot, checkpoint, device, () -> loader.load(start(slot, kind), checkpoint, device));
  }

  private Slot use(Class<? extends Plugin> kind, String id) {
    String kindName = PluginProperties.kind(kind.getName()).orElse(kind.getName());
    return slots.use(kindName + "/" + id).orElseThrow(() -> problems.missing(kindName, id, this));
  }

  private <P> P start(Slot slot, Class<P> kind) {
    Optional<Object> plugin = slot.service();
    if (plugin.isEmpty()) {
      throw problems.notStarted(slot.info);
    }
    return kind.cast(plugin.get());
  }

  @Override
  public void retire(long bundle, Duration limit) {
    List<Slot> leaving = hide(slot -> slot.info.bundleId() == bundle, false);
    if (!slots.awaitUnused(leaving, limit)) {
      int users = slots.users(leaving);
      leaving.forEach(Slot::stay);
      leaving.forEach(slots::add);
      throw new ZethusException(
          "%s is still in use by %d running call(s) after %d s; it stays in service."
                  .formatted(leaving.get(0).info.name(), users, limit.toSeconds())
              + " Try again when they have ended.");
    }
    leaving.forEach(Slot::letGo);
  }

  /** Hides slots from new calls, asks long jobs to stop, closes what is idle. */
  private List<Slot> hide(Predicate<Slot> which, boolean successorExpected) {
    List<Slot> leaving = slots.remove(which, successorExpected);
    leaving.forEach(slot -> slot.leaving().cancel());
    if (!leaving.isEmpty()) {
      instances.dropAll();
    }
    return leaving;
  }

  /** Keeps the slots; on departure holds the framework back until the last call has ended. */
  private final class Arrivals implements ServiceTrackerCustomizer<Object, List<Slot>> {
    private final BundleContext context;

    Arrivals(BundleContext context) {
      this.context = context;
    }

    @Override
    public List<Slot> addingService(ServiceReference<Object> reference) {
      List<Slot> arrived = new ArrayList<>();
      for (PluginInfo info : PluginProperties.infos(reference)) {
        Slot slot = new Slot(info, reference, context);
        arrived.add(slot);
        slots.add(slot);
      }
      return arrived;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, List<Slot> known) {}

    @Override
    public void removedService(ServiceReference<Object> reference, List<Slot> leaving) {
      hide(leaving::contains, true);
      while (!slots.awaitUnused(leaving, REMINDER)) {
        LOG.warn(
            "{} leaves, but {} call(s) still use it; waiting",
            leaving.get(0).info.name(),
            slots.users(leaving));
      }
      leaving.forEach(Slot::letGo);
    }
  }
}
