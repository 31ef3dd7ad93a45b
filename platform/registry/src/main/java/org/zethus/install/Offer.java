package org.zethus.install;

import java.nio.file.Path;
import org.zethus.api.plugin.ZethusException;

/**
 * A plugin's jar that was fetched, and where it comes from. Nothing of it has run yet.
 *
 * @param jar the file
 * @param source what was asked for: a path, a URL or {@code mvn:group:artifact:version}
 * @param index that lists it; empty if it was asked for itself
 * @param bundle its symbolic name
 * @param version its version
 * @param sha256 its checksum, in hexadecimal
 * @param checked what was verified, e.g. {@code SHA-1 of Maven Central}; empty if nothing was given
 * @param signer who signed it, with the SHA-256 of the certificate; empty if it is not signed
 */
public record Offer(
    Path jar,
    String source,
    String index,
    String bundle,
    String version,
    String sha256,
    String checked,
    String signer) {
  /** {@return the same, listed in an index} */
  public Offer listedIn(String list) {
    return new Offer(jar, source, list, bundle, version, sha256, checked, signer);
  }

  /**
   * Refuses a jar that nobody signed.
   *
   * @throws ZethusException if it is not signed
   */
  public void requireSigned() {
    if (signer.isEmpty()) {
      throw new ZethusException(
          "%s %s from %s is not signed, or not all of it; nothing was installed. Without --strict its checksum %s is all that can be compared."
              .formatted(bundle, version, source, sha256));
    }
  }
}
