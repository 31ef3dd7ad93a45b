package org.zethus.install.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPath;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.osgi.framework.Version;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

/** Looks into a jar before anything of it runs. */
final class PluginJar {
  /** Files that carry signatures, and are not signed themselves. */
  private static final String SIGNATURE =
      "(?i)META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)";

  private static final String CLASS = ".class";
  private static final int CLASS_MAGIC = 0xcafebabe;

  /** Version 45 of class files is that of Java 1. */
  private static final int FIRST_MAJOR = 44;

  /** Classes that only later Javas look for. */
  private static final String VERSIONED = "META-INF/versions/";

  private PluginJar() {}

  /**
   * {@return what the jar is}
   *
   * @throws ZethusException if it is no bundle, its name or version is none, it is damaged, its
   *     signature is wrong, or its classes are for a newer Java
   */
  static Offer read(Path jar, String source, String checked) {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      requireSameNames(jar, file);
      Manifest manifest = file.getManifest();
      Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
      List<CertPath> signatures = signatures(file, source);
      return new Offer(
          jar,
          source,
          "",
          name(headers, source),
          version(headers, source),
          checksum(jar, "SHA-256"),
          checked,
          describe(signatures),
          signatures);
    } catch (ZipException | IllegalArgumentException e) { // the latter of names that are no UTF-8
      throw new ZethusException(
          "%s is no jar, or a damaged one: %s. Expected a plugin's bundle."
              .formatted(source, e.getMessage()),
          e);
    } catch (SecurityException e) {
      throw new ZethusException(
          "%s was changed after it was signed: %s. Fetch it again from where it comes."
              .formatted(source, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(source, Reason.of(e)), e);
    }
  }

  /**
   * The name becomes a file's in the person's folder, so it must be one that leads nowhere else.
   */
  private static String name(Attributes headers, String source) {
    String header = headers.getValue("Bundle-SymbolicName");
    if (header == null) {
      throw new ZethusException(
          "%s is no OSGi bundle: its manifest has no Bundle-SymbolicName. A plugin is built with bnd; see CONTRIBUTING.md."
              .formatted(source));
    }
    String name = header.split(";", 2)[0].strip();
    if (!name.matches("[\\w-]+(\\.[\\w-]+)*")) {
      throw new ZethusException(
          "%s is refused: its Bundle-SymbolicName is '%s', expected letters, digits, '_' and '-' with single dots between, e.g. org.example.hum"
              .formatted(source, name));
    }
    return name;
  }

  private static String version(Attributes headers, String source) {
    String version = headers.getValue("Bundle-Version");
    try {
      Version.parseVersion(version);
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "%s is refused: its Bundle-Version is '%s', expected a version such as 1.2.0 or 1.2.0.beta"
              .formatted(source, version),
          e);
    }
    return version == null ? "0.0.0" : version.strip();
  }

  /** Reads all entries, which verifies them. {@return who signed each of them} */
  private static List<CertPath> signatures(JarFile file, String source) throws IOException {
    Set<CertPath> signatures = null;
    for (JarEntry entry : Collections.list(file.entries())) {
      verify(file, entry, source);
      if (!entry.isDirectory() && !entry.getName().matches(SIGNATURE)) {
        Set<CertPath> ofEntry = signatures(entry);
        if (signatures == null) {
          signatures = ofEntry;
        } else {
          signatures.retainAll(ofEntry);
        }
      }
    }
    return signatures == null ? List.of() : List.copyOf(signatures);
  }

  private static Set<CertPath> signatures(JarEntry entry) {
    CodeSigner[] of = entry.getCodeSigners();
    return Stream.of(of == null ? new CodeSigner[0] : of)
        .map(CodeSigner::getSignerCertPath)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String describe(List<CertPath> signatures) throws IOException {
    SortedSet<String> signers = new TreeSet<>();
    for (CertPath signature : signatures) {
      signers.add(describe((X509Certificate) signature.getCertificates().get(0)));
    }
    return String.join("; ", signers);
  }

  /** A jar names its entries twice, where each begins and in a directory at its end. */
  private static void requireSameNames(Path jar, JarFile file) throws IOException {
    List<String> inPlace = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        inPlace.add(entry.getName());
      }
    }
    List<String> listed = new ArrayList<>();
    file.stream().forEach(entry -> listed.add(entry.getName()));
    Collections.sort(inPlace);
    Collections.sort(listed);
    if (!inPlace.equals(listed)) {
      throw new ZipException("its directory does not list the files that are in it");
    }
  }

  /** The library checks signatures and lengths, but not the checksum that every entry has. */
  private static void verify(JarFile file, JarEntry entry, String source) throws IOException {
    CRC32 crc = new CRC32();
    try (CheckedInputStream in = new CheckedInputStream(file.getInputStream(entry), crc)) {
      if (entry.getName().endsWith(CLASS)) {
        requireReadableClass(entry, new DataInputStream(in), source);
      }
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (entry.getCrc() != crc.getValue()) {
      throw new ZipException(
          "the checksum of %s is %08x, expected %08x"
              .formatted(entry.getName(), crc.getValue(), entry.getCrc()));
    }
  }

  private static void requireReadableClass(JarEntry entry, DataInputStream in, String source)
      throws IOException {
    if (entry.getSize() < 8 || in.readInt() != CLASS_MAGIC) {
      throw new ZipException(entry.getName() + " is no class");
    }
    int major = in.readInt() & 0xffff; // behind the minor version
    boolean forAnyJava = !entry.getName().startsWith(VERSIONED);
    if (forAnyJava && major - FIRST_MAJOR > Runtime.version().feature()) {
      throw new ZethusException(
          "%s is refused: its class %s needs Java %d, this is Java %d"
              .formatted(
                  source, entry.getName(), major - FIRST_MAJOR, Runtime.version().feature()));
    }
  }

  /** {@return whose it is, with its checksum: anyone can call himself anything} */
  private static String describe(X509Certificate certificate) throws IOException {
    try {
      return "%s (certificate %s)"
          .formatted(
              certificate.getSubjectX500Principal().getName(),
              HexFormat.of().formatHex(sha256().digest(certificate.getEncoded())));
    } catch (CertificateEncodingException e) {
      throw new IOException("a certificate cannot be read", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@return a file's checksum in hexadecimal} */
  static String checksum(Path file, String algorithm) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
