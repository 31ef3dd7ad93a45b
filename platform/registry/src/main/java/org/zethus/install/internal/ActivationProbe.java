package org.zethus.install.internal;

import java.util.Collection;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.internal.Failures;

/**
 * Starts the components of a new bundle once, so that one that throws, or whose class is not there,
 * is found at installation.
 */
final class ActivationProbe {
  /** Manifest header that lists the XML files which describe components. */
  private static final String DESCRIPTIONS = "Service-Component";

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
    Collection<ComponentDescriptionDTO> declared = components.getComponentDescriptionDTOs(bundle);
    requireReadable(bundle, declared);
    declared.forEach(component -> requireClass(bundle, component));
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    for (ServiceReference<?> service : services == null ? new ServiceReference<?>[0] : services) {
      if (context.getService(service) != null) {
        context.ungetService(service);
      }
    }
    for (ComponentDescriptionDTO component : declared) {
      components.getComponentConfigurationDTOs(component).stream()
          .map(configuration -> configuration.failure)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(
              failure -> {
                throw refusal(
                    bundle,
                    "its component %s throws when it is activated: %s"
                        .formatted(component.implementationClass, Failures.cause(failure)));
              });
    }
  }

  /** Descriptions that are missing or no XML are passed over by declarative services. */
  private static void requireReadable(Bundle bundle, Collection<ComponentDescriptionDTO> declared) {
    String descriptions = bundle.getHeaders().get(DESCRIPTIONS);
    if (descriptions != null && declared.isEmpty()) {
      throw refusal(
          bundle,
          "its component description %s is not in the jar or is no XML; build it with bnd"
              .formatted(descriptions));
    }
  }

  private static void requireClass(Bundle bundle, ComponentDescriptionDTO component) {
    try {
      bundle.loadClass(component.implementationClass);
    } catch (ClassNotFoundException | LinkageError e) {
      throw refusal(
          bundle,
          "the class %s of its component cannot be loaded: %s"
              .formatted(component.implementationClass, e));
    }
  }

  private static ZethusException refusal(Bundle bundle, String reason) {
    return new ZethusException(
        "cannot install %s %s: %s"
            .formatted(bundle.getSymbolicName(), bundle.getVersion(), reason));
  }
}
