package org.zethus.command;

import picocli.CommandLine.Option;

/** Where a plugin comes from, and what is asked of it. */
public final class SourceOptions {
  /** Index; empty: none. */
  @Option(
      names = "--index",
      paramLabel = "INDEX",
      description =
          "A file or URL: an OSGi repository in XML that lists bundles. WHAT is then a bundle's"
              + " name, such as hum or hum@1.2.0, and what it needs comes from there too.")
  public String index = "";

  /** Whether a signature is required. */
  @Option(names = "--strict", description = "Refuse what is not signed.")
  public boolean strict;

  /** Expected checksum; empty: none. */
  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Refuse a jar with another checksum.")
  public String sha256 = "";
}
