package org.zethus.install.internal.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;
import org.zethus.api.plugin.ZethusException;

/**
 * What a bundle of an index needs of the same index, beside what is installed. The framework's own
 * resolver decides, by the rules by which it will wire the bundles afterwards; what is installed
 * comes first, then the highest version.
 */
public final class Needs {
  private static final String SERVICE = "osgi.service";

  private final Resolver resolver;
  private final Map<Resource, Wiring> installed = new HashMap<>();

  public Needs(Resolver resolver, BundleContext context) {
    this.resolver = resolver;
    for (Bundle bundle : context.getBundles()) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      if (revision != null && wiring != null) {
        installed.put(revision, wiring);
      }
    }
  }

  /**
   * {@return the bundles to install together, {@code wanted} last}
   *
   * @throws ZethusException if neither the index nor an installed bundle has all that is needed
   */
  public List<IndexedBundle> of(IndexedBundle wanted, Index index) {
    try {
      Collection<Resource> resolved = resolver.resolve(new Context(wanted, index)).keySet();
      return Stream.concat(
              index.bundles().stream().filter(each -> each != wanted && resolved.contains(each)),
              Stream.of(wanted))
          .toList();
    } catch (ResolutionException e) {
      throw new ZethusException(
          "cannot install %s: it needs what neither %s nor an installed bundle has: %s"
              .formatted(wanted, index.source(), missing(e)),
          e);
    }
  }

  private static String missing(ResolutionException e) {
    List<String> lacking =
        e.getUnresolvedRequirements().stream().map(Needs::describe).distinct().toList();
    return lacking.isEmpty() ? String.valueOf(e.getMessage()) : String.join(", ", lacking);
  }

  /** {@return e.g. {@code osgi.wiring.package (…), needed by org.example.hum 1.0.0}} */
  private static String describe(Requirement requirement) {
    return "%s %s, needed by %s"
        .formatted(
            requirement.getNamespace(),
            requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, ""),
            requirement.getResource());
  }

  private static boolean matches(Requirement requirement, Capability capability) {
    String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
    try {
      return requirement.getNamespace().equals(capability.getNamespace())
          && (filter == null
              || FrameworkUtil.createFilter(filter).matches(capability.getAttributes()));
    } catch (InvalidSyntaxException e) {
      throw new ZethusException(
          "%s: '%s' is no filter: %s".formatted(requirement.getResource(), filter, e.getMessage()),
          e);
    }
  }

  /** The question as the resolver wants it put. */
  private final class Context extends ResolveContext {
    private final IndexedBundle wanted;
    private final Index index;

    Context(IndexedBundle wanted, Index index) {
      this.wanted = wanted;
      this.index = index;
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
      return List.of(wanted);
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
      Stream<Capability> here =
          installed.values().stream()
              .flatMap(
                  wiring -> wiring.getResourceCapabilities(requirement.getNamespace()).stream());
      Stream<Capability> there =
          index.bundles().stream()
              .sorted(Comparator.comparing(IndexedBundle::version).reversed())
              .flatMap(bundle -> bundle.getCapabilities(requirement.getNamespace()).stream());
      return new ArrayList<>(
          Stream.concat(here, there).filter(each -> matches(requirement, each)).toList());
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
      capabilities.add(hosted);
      return capabilities.size() - 1;
    }

    /**
     * A service counts where somebody offers it: so its bundle comes along, while a component whose
     * service nobody has is installed and says that it waits.
     */
    @Override
    public boolean isEffective(Requirement requirement) {
      String effective =
          requirement
              .getDirectives()
              .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
      return effective.equals(Namespace.EFFECTIVE_RESOLVE)
          || (requirement.getNamespace().equals(SERVICE) && !findProviders(requirement).isEmpty());
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
      return installed;
    }
  }
}
