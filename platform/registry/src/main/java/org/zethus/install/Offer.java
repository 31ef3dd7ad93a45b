package org.zethus.install;

import java.nio.file.Path;
import java.security.cert.CertPath;
import java.util.List;

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
 * @param signatures the certificates of those who signed all of it, each with its issuers'
 */
public record Offer(
    Path jar,
    String source,
    String index,
    String bundle,
    String version,
    String sha256,
    String checked,
    String signer,
    List<CertPath> signatures) {
  public Offer {
    signatures = List.copyOf(signatures);
  }

  /** {@return the same, listed in an index} */
  public Offer listedIn(String list) {
    return new Offer(jar, source, list, bundle, version, sha256, checked, signer, signatures);
  }
}
