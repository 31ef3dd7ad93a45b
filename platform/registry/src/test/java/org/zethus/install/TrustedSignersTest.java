package org.zethus.install;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;

/**
 * {@code signers.p12}, made by keytool, has an authority {@code root}, who issued certificates to
 * {@code coder} for signing code and to {@code server} for a server; {@code self} and {@code late}
 * signed their own, and that of {@code late} was good for a day of 2020.
 */
class TrustedSignersTest {
  @TempDir Path folder;
  private KeyStore store;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = TrustedSignersTest.class.getResourceAsStream("signers.p12")) {
      store.load(in, "not-a-secret".toCharArray());
    }
  }

  private Offer signedBy(String... aliases) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<CertPath> paths = new ArrayList<>();
    for (String alias : aliases) {
      paths.add(factory.generateCertPath(Arrays.asList(store.getCertificateChain(alias))));
    }
    String signer = String.join("; ", aliases);
    return new Offer(folder, "hum.jar", "", "hum", "1", "abcd", "", signer, paths);
  }

  private Path certificate(String alias) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("trusted").resolve(alias + ".cer");
    Files.createDirectories(file.getParent());
    return Files.write(file, store.getCertificate(alias).getEncoded());
  }

  private TrustedSigners trusted(Path... more) {
    return TrustedSigners.of(folder.resolve("trusted"), List.of(more));
  }

  private void refused(String reason, Offer offer) {
    assertThatThrownBy(() -> trusted().require(offer))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("hum 1 from hum.jar", reason, "nothing was installed");
  }

  @Test
  void whoIsUnknownIsRefused() throws Exception {
    refused("is not signed", signedBy());
    refused("signed by self", signedBy("self"));
    refused("signed by coder", signedBy("coder"));
    refused(folder.resolve("trusted").toString(), signedBy("self", "coder"));
  }

  @Test
  void whoseCertificateIsTrustedMaySign() throws Exception {
    certificate("self");
    assertThatCode(() -> trusted().require(signedBy("self"))).doesNotThrowAnyException();
    assertThatCode(() -> trusted().require(signedBy("coder", "self"))).doesNotThrowAnyException();
    refused("signed by coder", signedBy("coder"));
  }

  @Test
  void whoeverATrustedAuthorityLetsSignCodeMay() throws Exception {
    Path root = Files.move(certificate("root"), folder.resolve("root.cer"));
    refused("signed by coder", signedBy("coder"));
    assertThatCode(() -> trusted(root).require(signedBy("coder"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> trusted(root).require(signedBy("server")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("signed by server");
  }

  @Test
  void aCertificateThatHasExpiredIsRefused() throws Exception {
    certificate("late");
    refused("signed by late", signedBy("late"));
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() throws Exception {
    certificate("self");
    Path bad = folder.resolve("trusted/notes.txt");
    for (String content : List.of("", "my certificates\n")) {
      Files.write(bad, content.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(this::trusted)
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("notes.txt", "X.509");
    }
    Files.delete(bad);
    assertThatThrownBy(() -> trusted(folder.resolve("absent.cer")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("absent.cer");
  }
}
