package org.zethus.install.internal.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A bundle that an index lists: what it offers and needs, and where its jar is. */
public final class IndexedBundle implements Resource {
  /** Namespace, and the attribute with the SHA-256, of where a resource's bytes are. */
  private static final String CONTENT = "osgi.content";

  private final List<Capability> capabilities = new ArrayList<>();
  private final List<Requirement> requirements = new ArrayList<>();

  void add(Capability capability) {
    capabilities.add(capability);
  }

  void add(Requirement requirement) {
    requirements.add(requirement);
  }

  @Override
  public List<Capability> getCapabilities(@Nullable String namespace) {
    return capabilities.stream()
        .filter(each -> namespace == null || each.getNamespace().equals(namespace))
        .toList();
  }

  @Override
  public List<Requirement> getRequirements(@Nullable String namespace) {
    return namespace == null
        ? Collections.unmodifiableList(requirements)
        : requirements.stream().filter(each -> each.getNamespace().equals(namespace)).toList();
  }

  /** {@return the symbolic name; empty for what is no bundle} */
  public String name() {
    return attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.IDENTITY_NAMESPACE);
  }

  /** {@return the version} */
  public Version version() {
    return Version.parseVersion(
        attribute(
            IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE));
  }

  /** {@return where its jar is, relative to the index; empty if the index does not say} */
  public String url() {
    return attribute(CONTENT, "url");
  }

  /** {@return the SHA-256 of its jar in hexadecimal; empty if the index does not say} */
  public String sha256() {
    return attribute(CONTENT, CONTENT);
  }

  private String attribute(String namespace, String name) {
    return getCapabilities(namespace).stream()
        .map(capability -> capability.getAttributes().get(name))
        .filter(value -> value != null)
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  @Override
  public String toString() {
    return name() + " " + version();
  }
}
