package org.zethus.runner.internal;

import java.util.List;
import java.util.function.Consumer;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/** What stages need of the registry. */
final class Plugins {
  private Plugins() {}

  /**
   * What a plan needs to know of a plugin.
   *
   * @param version of its bundle
   * @param config what it reads of the configuration
   */
  record Facts(String version, Class<? extends Record> config) {}

  /**
   * {@return what a plan needs to know}
   *
   * @throws ZethusException if it is not installed or cannot start
   */
  static Facts facts(Registry registry, Class<? extends Plugin> kind, String id) {
    try (Lease<? extends Plugin> lease = registry.lease(kind, id)) {
      return new Facts(lease.plugin().version(), lease.get().configType());
    }
  }

  /** Lends a plugin for a stage's run, which is asked to stop when the plugin is to leave. */
  static <P extends Plugin> void use(
      Registry registry, Class<P> kind, String id, RunContext context, Consumer<P> body) {
    try (Lease<P> lease = registry.lease(kind, id);
        CancelSignal.Registration leaving = stopWhenLeaving(List.of(lease), context)) {
      body.accept(lease.get());
    }
  }

  /** Asks a run to stop when what it has borrowed is to leave; close to forget it. */
  static CancelSignal.Registration stopWhenLeaving(List<Lease<?>> leases, RunContext context) {
    List<CancelSignal.Registration> registrations =
        leases.stream().map(lease -> lease.leaving().onCancel(context.cancel()::cancel)).toList();
    return () -> registrations.forEach(CancelSignal.Registration::close);
  }
}
