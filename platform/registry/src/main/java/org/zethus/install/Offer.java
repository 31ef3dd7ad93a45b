package org.zethus.install;

import java.nio.file.Path;

/**
 * A plugin's jar that was fetched, and where it comes from. Nothing of it has run yet.
 *
 * @param jar the file
 * @param source what was asked for: a path, a URL or {@code mvn:group:artifact:version}
 * @param bundle its symbolic name
 * @param version its version
 * @param sha256 its checksum, in hexadecimal
 * @param checked what was verified, e.g. {@code SHA-1 of Maven Central}; empty if nothing was given
 * @param signer who signed it; empty if it is not signed
 */
public record Offer(
    Path jar,
    String source,
    String bundle,
    String version,
    String sha256,
    String checked,
    String signer) {}
