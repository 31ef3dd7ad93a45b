package org.zethus.install;

import java.util.List;

/**
 * An installed bundle.
 *
 * @param bundle its symbolic name
 * @param version its version
 * @param source where it came from; empty if it came with the product
 * @param sha256 of its jar, in hexadecimal; empty if it came with the product
 * @param signer who signed it; empty if it is not signed or came with the product
 * @param needs symbolic names of the bundles whose packages it uses, sorted
 * @param neededBy symbolic names of the bundles that use its packages, sorted
 */
public record Installed(
    String bundle,
    String version,
    String source,
    String sha256,
    String signer,
    List<String> needs,
    List<String> neededBy) {
  public Installed {
    needs = List.copyOf(needs);
    neededBy = List.copyOf(neededBy);
  }
}
