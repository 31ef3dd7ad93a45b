package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures and checksums of plugins. */
class SignedPluginTest {
  private static final String PASSWORD = "not a secret";

  @TempDir Path folder;
  private Product zethus;
  private Path plain;

  @BeforeEach
  void newHome() {
    zethus = new Product(folder);
    plain = FakePlugins.hum(folder, 1);
  }

  @Test
  void signedPluginTellsWhoSignedIt() throws Exception {
    String signed = signed().toString();
    refused("whom nobody here trusts", "install", "--strict", signed);
    Product.Result installed = zethus.run("install", "--strict", signed, "--trust", ann());
    assertThat(installed.code()).as(installed.err()).isZero();
    assertThat(installed.err())
        .containsPattern("signed   by CN=Ann \\(certificate [0-9a-f]{64}\\)");
    assertThat(zethus.run("plugins", "hum").out()).contains("CN=Ann");
  }

  @Test
  void unsignedPluginIsRefusedWhereSignaturesAreWanted() {
    refused("org.example.hum 1.0.1", "install", "--strict", plain.toString());
  }

  @Test
  void pluginWithAnEntryThatWasAddedCountsAsUnsigned() throws Exception {
    Path added = rewritten(signed(), "org/example/hum/More.txt", null);
    refused("not signed, or not all of it", "install", "--strict", added.toString());
  }

  @Test
  void pluginThatWasChangedAfterSigningIsRefusedAnyway() throws Exception {
    Path changed = rewritten(signed(), null, "OSGI-INF/org.example.hum.HumPlugin.xml");
    refused("was changed after it was signed", "install", changed.toString());
  }

  @Test
  void checksumThatIsGivenIsCompared() throws Exception {
    refused("expected abcd by --sha256", "install", plain.toString(), "--sha256", "ABCD");
    Files.writeString(folder.resolve(plain.getFileName() + ".sha256"), "abcd  hum.jar\n");
    refused("SHA-256 is", "install", plain.toString());
  }

  private void refused(String reason, String... command) {
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isEqualTo(1);
    assertThat(result.messages()).singleElement().asString().contains(reason);
    assertThat(zethus.plugins()).doesNotExist();
  }

  private Path signed() throws Exception {
    Path keys = folder.resolve("keys.p12");
    Path signed = folder.resolve("signed.jar");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "ann",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Ann",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    PrivateKeyEntry key =
        (PrivateKeyEntry) store.getEntry("ann", new PasswordProtection(PASSWORD.toCharArray()));
    try (ZipFile in = new ZipFile(plain.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key).build().sign(in, out);
    }
    return signed;
  }

  /** {@return the certificate of who signs} */
  private String ann() throws Exception {
    KeyStore store =
        KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    byte[] certificate = store.getCertificate("ann").getEncoded();
    return Files.write(folder.resolve("ann.cer"), certificate).toString();
  }

  /** {@return a copy with an entry more, or with one that has another end} */
  private Path rewritten(Path jar, String added, String changed) throws IOException {
    Path copy = folder.resolve("rewritten.jar");
    try (JarFile from = new JarFile(jar.toFile());
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : from.stream().toList()) {
        to.putNextEntry(new JarEntry(entry.getName()));
        from.getInputStream(entry).transferTo(to);
        if (entry.getName().equals(changed)) {
          to.write(' ');
        }
      }
      if (added != null) {
        to.putNextEntry(new JarEntry(added));
      }
    }
    return copy;
  }
}
