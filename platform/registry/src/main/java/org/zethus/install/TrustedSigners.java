package org.zethus.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;

/**
 * Whose signatures count: those with a certificate that the person trusts, or with one for signing
 * code that an authority issued whom the person or this Java trusts.
 */
public final class TrustedSigners {
  /** Of a certificate's uses. */
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

  private final Path folder;
  private final Set<X509Certificate> own = new HashSet<>();
  private final Set<TrustAnchor> authorities = new HashSet<>();

  private TrustedSigners(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads certificates, X.509 in PEM or DER.
   *
   * @param folder of the person's; may be missing
   * @param more further files
   * @throws ZethusException if a file holds something else
   */
  public static TrustedSigners of(Path folder, Collection<Path> more) {
    TrustedSigners trusted = new TrustedSigners(folder);
    Stream.concat(files(folder).stream(), more.stream())
        .forEach(file -> trusted.own.addAll(certificates(file)));
    Stream.concat(trusted.own.stream(), ofJava().stream())
        .forEach(certificate -> trusted.authorities.add(new TrustAnchor(certificate, null)));
    return trusted;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> certificates = x509(factory().generateCertificates(in));
      if (certificates.isEmpty()) {
        throw new CertificateException("it is empty");
      }
      return certificates;
    } catch (CertificateException e) {
      throw new ZethusException(
          "%s holds no certificates: %s. Expected X.509 in PEM or DER, as `keytool -exportcert` writes it."
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read the certificates in %s: is it there, and may it be read?".formatted(file),
          e);
    }
  }

  private static List<X509Certificate> x509(Collection<? extends Certificate> certificates) {
    return certificates.stream()
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }

  /** {@return the authorities that Java comes with; none where its file cannot be read} */
  private static List<X509Certificate> ofJava() {
    Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, null);
      List<Certificate> certificates = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate certificate = store.getCertificate(alias);
        if (certificate != null) {
          certificates.add(certificate);
        }
      }
      return x509(certificates);
    } catch (IOException | GeneralSecurityException e) {
      return List.of();
    }
  }

  /**
   * Refuses a jar that nobody trusted has signed.
   *
   * @throws ZethusException if it is not signed, or by others
   */
  public void require(Offer offer) {
    if (offer.signatures().isEmpty()) {
      throw new ZethusException(
          "%s %s from %s is not signed, or not all of it; nothing was installed. Without --strict its checksum %s is all that can be compared."
              .formatted(offer.bundle(), offer.version(), offer.source(), offer.sha256()));
    }
    if (offer.signatures().stream().noneMatch(this::trusts)) {
      throw new ZethusException(
          "%s %s from %s is signed by %s, whom nobody here trusts; nothing was installed. If the certificate is theirs, put it into %s, or name its file with --trust."
              .formatted(offer.bundle(), offer.version(), offer.source(), offer.signer(), folder));
    }
  }

  private boolean trusts(CertPath path) {
    List<X509Certificate> chain = x509(path.getCertificates());
    X509Certificate signer = chain.get(0);
    try {
      signer.checkValidity();
      return own.contains(signer) || isForCode(signer) && leadsToAuthority(chain);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** An authority's certificate for a web server is none for code. */
  private static boolean isForCode(X509Certificate signer) throws CertificateException {
    List<String> uses = signer.getExtendedKeyUsage();
    return uses != null && uses.contains(CODE_SIGNING);
  }

  /** What was revoked is not asked for: that would need a network. */
  private boolean leadsToAuthority(List<X509Certificate> chain) throws GeneralSecurityException {
    List<X509Certificate> issued =
        chain.stream()
            .filter(
                certificate ->
                    !certificate
                        .getSubjectX500Principal()
                        .equals(certificate.getIssuerX500Principal()))
            .toList();
    if (issued.isEmpty() || authorities.isEmpty()) {
      return false;
    }
    PKIXParameters parameters = new PKIXParameters(authorities);
    parameters.setRevocationEnabled(false);
    CertPathValidator.getInstance("PKIX").validate(factory().generateCertPath(issued), parameters);
    return true;
  }
}
