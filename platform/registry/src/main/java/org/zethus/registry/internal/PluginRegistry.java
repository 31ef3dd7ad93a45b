package org.zethus.registry.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    problems = new ComponentProblems(context, components);
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
    Map<String, PluginInfo> byNameAndBundle = new TreeMap<>();
    slots.all().forEach(slot -> byNameAndBundle.put(key(slot.info), slot.info));
    problems.find().forEach(info -> byNameAndBundle.put(key(info), info));
    return List.copyOf(byNameAndBundle.values());
  }

  private static String key(PluginInfo info) {
    return "%s %08d".formatted(info.name(), info.bundleId());
  }

  @Override
  public Optional<PluginInfo> preferred(Class<? extends Plugin> kind) {
    String kindName = PluginProperties.kindOf(kind);
    return slots.all().stream()
        .filter(slot -> slot.info.kind().equals(kindName))
        .min(
            Comparator.comparingInt((Slot slot) -> -slot.ranking())
                .thenComparing(slot -> slot.info.id()))
        .map(slot -> slot.info);
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
    String kindName = PluginProperties.kindOf(kind);
    return slots.use(kindName + "/" + id).orElseThrow(() -> missing(kindName, id));
  }

  private <P> P start(Slot slot, Class<P> kind) {
    return kind.cast(slot.service().orElseThrow(() -> notStarted(slot.info)));
  }

  private ZethusException missing(String kind, String id) {
    List<PluginInfo> sameKind =
        plugins().stream().filter(info -> info.kind().equals(kind)).toList();
    return sameKind.stream()
        .filter(info -> info.id().equals(id))
        .findFirst()
        .map(PluginRegistry::unusable)
        .orElseGet(() -> unknown(kind, id, sameKind));
  }

  private static ZethusException unknown(String kind, String id, List<PluginInfo> sameKind) {
    String ids = sameKind.stream().map(PluginInfo::id).distinct().collect(Collectors.joining(", "));
    return new ZethusException(
        ids.isEmpty()
            ? "no %s '%s'; no %s is installed".formatted(kind, id, kind)
            : "no %s '%s'; installed are %s".formatted(kind, id, ids));
  }

  private ZethusException notStarted(PluginInfo plugin) {
    return plugins().stream()
        .filter(info -> key(info).equals(key(plugin)) && info.state() != PluginInfo.State.READY)
        .findFirst()
        .map(PluginRegistry::unusable)
        .orElseGet(() -> new ZethusException("%s is being stopped".formatted(plugin.name())));
  }

  private static ZethusException unusable(PluginInfo plugin) {
    return new ZethusException(
        "%s of bundle %s %s is installed, but %s"
            .formatted(plugin.name(), plugin.bundle(), plugin.version(), plugin.problem()));
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
      instances.drop(Set.copyOf(leaving));
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
