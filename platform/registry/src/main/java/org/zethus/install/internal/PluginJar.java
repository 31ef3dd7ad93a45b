package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.osgi.framework.Version;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

/** Looks into a jar before anything of it runs. */
final class PluginJar {
  private PluginJar() {}

  /**
   * {@return what the jar is}
   *
   * @throws ZethusException if it is no bundle, its name or version is none, or its signature is
   *     wrong
   */
  static Offer read(Path jar, String source, String checked) {
    try (JarFile file = new JarFile(jar.toFile(), true)) {
      Manifest manifest = file.getManifest();
      Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
      return new Offer(
          jar,
          source,
          name(headers, source),
          version(headers, source),
          checksum(jar, "SHA-256"),
          checked,
          signer(file));
    } catch (ZipException e) {
      throw new ZethusException(
          "%s is no jar: %s. Expected a plugin's bundle.".formatted(source, e.getMessage()), e);
    } catch (SecurityException e) {
      throw new ZethusException(
          "%s was changed after it was signed: %s. Fetch it again from where it comes."
              .formatted(source, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(source, e), e);
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

  /** Reads all entries, which verifies them. {@return who signed all of them, or nothing} */
  private static String signer(JarFile file) throws IOException {
    SortedSet<String> signers = new TreeSet<>();
    Enumeration<JarEntry> entries = file.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      try (InputStream in = file.getInputStream(entry)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      CodeSigner[] of = entry.getCodeSigners();
      boolean signature = entry.getName().startsWith("META-INF/");
      if (of == null && !signature && !entry.isDirectory()) {
        return "";
      }
      for (CodeSigner signer : of == null ? new CodeSigner[0] : of) {
        X509Certificate certificate =
            (X509Certificate) signer.getSignerCertPath().getCertificates().get(0);
        signers.add(certificate.getSubjectX500Principal().getName());
      }
    }
    return String.join("; ", signers);
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
