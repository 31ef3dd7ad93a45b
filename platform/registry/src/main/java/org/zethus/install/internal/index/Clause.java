package org.zethus.install.internal.index;

import java.util.Map;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** What a bundle of an index offers or needs; the two have the same form. */
abstract sealed class Clause {
  private final IndexedBundle bundle;
  private final String namespace;
  private final Map<String, String> directives;
  private final Map<String, Object> attributes;

  private Clause(
      IndexedBundle bundle,
      String namespace,
      Map<String, String> directives,
      Map<String, Object> attributes) {
    this.bundle = bundle;
    this.namespace = namespace;
    this.directives = Map.copyOf(directives);
    this.attributes = Map.copyOf(attributes);
  }

  /** What it offers. */
  static final class Offered extends Clause implements Capability {
    Offered(
        IndexedBundle bundle,
        String namespace,
        Map<String, String> directives,
        Map<String, Object> attributes) {
      super(bundle, namespace, directives, attributes);
    }
  }

  /** What it needs. */
  static final class Needed extends Clause implements Requirement {
    Needed(
        IndexedBundle bundle,
        String namespace,
        Map<String, String> directives,
        Map<String, Object> attributes) {
      super(bundle, namespace, directives, attributes);
    }
  }

  public String getNamespace() {
    return namespace;
  }

  public Map<String, String> getDirectives() {
    return directives;
  }

  public Map<String, Object> getAttributes() {
    return attributes;
  }

  public Resource getResource() {
    return bundle;
  }

  @Override
  public String toString() {
    return "%s of %s: %s%s".formatted(namespace, bundle, attributes, directives);
  }
}
