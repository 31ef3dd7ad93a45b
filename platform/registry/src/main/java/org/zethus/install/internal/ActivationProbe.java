package org.zethus.install.internal;

import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.internal.Failures;

/** Starts the components of a new bundle once, so that one that throws is found at installation. */
final class ActivationProbe {
  private final BundleContext context;
  private final ServiceComponentRuntime components;

  ActivationProbe(BundleContext context, ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /**
   * Fails if one of the bundle's components does.
   *
   * @throws ZethusException naming the component and its exception
   */
  void check(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
      if (context.getService(service) != null) {
        context.ungetService(service);
      }
    }
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
      components.getComponentConfigurationDTOs(component).stream()
          .map(configuration -> configuration.failure)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(
              failure -> {
                throw new ZethusException(
                    "cannot install %s %s: its component %s throws when it is activated: %s"
                        .formatted(
                            bundle.getSymbolicName(),
                            bundle.getVersion(),
                            component.implementationClass,
                            Failures.cause(failure)));
              });
    }
  }
}
