package org.zethus.registry.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Why a plugin that is installed cannot be used, as declarative services know it. */
final class ComponentProblems {
  private final ServiceComponentRuntime components;

  ComponentProblems(ServiceComponentRuntime components) {
    this.components = components;
  }

  /** {@return plugins that are installed but not ready, each with what it waits for} */
  List<PluginInfo> waiting(List<PluginInfo> ready) {
    List<PluginInfo> waiting = new ArrayList<>();
    for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
      if (component.properties.containsKey(PluginProperties.ID)) {
        for (PluginInfo info : infos(component)) {
          if (ready.stream().noneMatch(other -> sameButProblem(info, other))) {
            waiting.add(info);
          }
        }
      }
    }
    return waiting;
  }

  private static boolean sameButProblem(PluginInfo a, PluginInfo b) {
    return a.name().equals(b.name()) && a.bundleId() == b.bundleId();
  }

  private List<PluginInfo> infos(ComponentDescriptionDTO component) {
    Bundle bundle =
        FrameworkUtil.getBundle(ComponentProblems.class)
            .getBundleContext()
            .getBundle(component.bundle.id);
    if (bundle == null) {
      return List.of();
    }
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
                    problem(component)))
        .toList();
  }

  private String problem(ComponentDescriptionDTO component) {
    return components.getComponentConfigurationDTOs(component).stream()
        .map(ComponentProblems::problem)
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElse("not started");
  }

  private static String problem(ComponentConfigurationDTO configuration) {
    if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      return "failed to start: " + cause(configuration.failure);
    }
    String missing =
        Arrays.stream(configuration.unsatisfiedReferences)
            .map(reference -> interfaceOf(configuration.description, reference.name))
            .collect(Collectors.joining(", "));
    return missing.isEmpty() ? "" : "waits for " + missing;
  }

  private static String interfaceOf(ComponentDescriptionDTO component, String reference) {
    return Arrays.stream(component.references)
        .filter(declared -> declared.name.equals(reference))
        .map(declared -> declared.interfaceName)
        .findFirst()
        .orElse(reference);
  }

  /** {@return the innermost message of a printed stack trace, with the exception's name} */
  private static String cause(String stackTrace) {
    String first = stackTrace.lines().findFirst().orElse("unknown");
    return stackTrace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .map(line -> line.substring("Caused by: ".length()))
        .reduce((outer, inner) -> inner)
        .orElse(first);
  }

  /** {@return what to tell who asks for a plugin that is not in service} */
  ZethusException missing(String kind, String id, Registry registry) {
    List<PluginInfo> sameKind =
        registry.plugins().stream().filter(info -> info.kind().equals(kind)).toList();
    Optional<PluginInfo> waiting =
        sameKind.stream().filter(info -> info.id().equals(id)).findFirst();
    if (waiting.isPresent()) {
      return new ZethusException(
          "%s of bundle %s is installed but cannot be used: it %s"
              .formatted(waiting.get().name(), waiting.get().bundle(), waiting.get().problem()));
    }
    String installed =
        sameKind.stream()
            .filter(info -> info.problem().isEmpty())
            .map(PluginInfo::id)
            .distinct()
            .collect(Collectors.joining(", "));
    return new ZethusException(
        installed.isEmpty()
            ? "no %s '%s'; no %s is installed".formatted(kind, id, kind)
            : "no %s '%s'; installed are %s".formatted(kind, id, installed));
  }

  /** {@return what to tell who asks for a plugin that throws when it is started} */
  ZethusException notStarted(PluginInfo plugin) {
    String why =
        components.getComponentDescriptionDTOs().stream()
            .filter(component -> component.bundle.id == plugin.bundleId())
            .filter(component -> hasId(component.properties, plugin.id()))
            .flatMap(this::configurations)
            .map(configuration -> configuration.failure)
            .filter(Objects::nonNull)
            .map(ComponentProblems::cause)
            .findFirst()
            .orElse("its bundle is stopping");
    return new ZethusException(
        "cannot start %s of bundle %s %s: %s"
            .formatted(plugin.name(), plugin.bundle(), plugin.version(), why));
  }

  private Stream<ComponentConfigurationDTO> configurations(ComponentDescriptionDTO component) {
    return components.getComponentConfigurationDTOs(component).stream();
  }

  private static boolean hasId(Map<String, Object> properties, String id) {
    return id.equals(properties.get(PluginProperties.ID));
  }
}
