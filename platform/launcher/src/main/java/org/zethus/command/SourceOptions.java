package org.zethus.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  @Option(
      names = "--strict",
      description =
          "Refuse what is not signed, or by somebody whom neither you nor this Java's authorities"
              + " trust. Your certificates lie in trusted/ of your folder.")
  public boolean strict;

  /** Certificates of signers or authorities. */
  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "With --strict: a certificate, X.509 in PEM or DER, to trust this time.")
  public List<Path> trust = new ArrayList<>();

  /** Expected checksum; empty: none. */
  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Refuse a jar with another checksum.")
  public String sha256 = "";
}
