package org.zethus.registry.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.PluginInfo.State;

/** Why a plugin that is installed cannot be used, as declarative services know it. */
final class ComponentProblems {
  private final BundleContext context;
  private final ServiceComponentRuntime components;

  ComponentProblems(BundleContext context, ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /** {@return the plugins that wait for something or have failed} */
  List<PluginInfo> find() {
    List<PluginInfo> found = new ArrayList<>();
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
      Bundle bundle = context.getBundle(component.bundle.id);
      if (bundle != null && component.properties.containsKey(PluginProperties.ID)) {
        components.getComponentConfigurationDTOs(component).stream()
            .filter(configuration -> stateOf(configuration) != State.READY)
            .findFirst()
            .ifPresent(configuration -> found.addAll(infos(bundle, configuration)));
      }
    }
    return found;
  }

  private static List<PluginInfo> infos(Bundle bundle, ComponentConfigurationDTO configuration) {
    ComponentDescriptionDTO component = configuration.description;
    return Arrays.stream(component.serviceInterfaces)
        .map(PluginProperties::kind)
        .flatMap(Optional::stream)
        .map(
            kind ->
                PluginProperties.info(
                    kind,
                    PluginProperties.text(component.properties.get(PluginProperties.ID)),
                    PluginProperties.text(component.properties.get(PluginProperties.ENGINE)),
                    bundle,
                    stateOf(configuration),
                    problem(configuration)))
        .toList();
  }

  private static State stateOf(ComponentConfigurationDTO configuration) {
    return switch (configuration.state) {
      case ComponentConfigurationDTO.FAILED_ACTIVATION -> State.FAILED;
      case ComponentConfigurationDTO.UNSATISFIED_REFERENCE,
          ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
          State.WAITING;
      default -> State.READY;
    };
  }

  private static String problem(ComponentConfigurationDTO configuration) {
    if (stateOf(configuration) == State.FAILED) {
      return "fails when it is started: " + Failures.cause(configuration.failure);
    }
    return "waits for "
        + Arrays.stream(configuration.unsatisfiedReferences)
            .map(reference -> interfaceOf(configuration.description, reference.name))
            .collect(Collectors.joining(", "));
  }

  private static String interfaceOf(ComponentDescriptionDTO component, String reference) {
    return Arrays.stream(component.references)
        .filter(declared -> declared.name.equals(reference))
        .map(declared -> declared.interfaceName)
        .findFirst()
        .orElse(reference);
  }
}
