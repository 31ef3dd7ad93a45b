package org.zethus.install.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;
import org.zethus.install.internal.index.Index;
import org.zethus.install.internal.index.IndexReader;
import org.zethus.install.internal.index.IndexedBundle;

/**
 * Gets a plugin's jar from a file, a URL, or a Maven repository. A checksum that lies beside it is
 * compared.
 */
final class Fetcher {
  private static final String MAVEN = "mvn:";
  private static final String SHA256 = ".sha256";
  private static final String BESIDE = "SHA-256 beside it";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Path scratch;
  private final MavenRepositories repositories;

  /**
   * @param scratch folder for downloads
   * @param repositories where Maven's artifacts are
   */
  Fetcher(Path scratch, MavenRepositories repositories) {
    this.scratch = scratch;
    this.repositories = repositories;
  }

  Offer fetch(String what) {
    if (what.startsWith(MAVEN)) {
      return fromMaven(what);
    }
    if (isWeb(what)) {
      return fromUrl(what);
    }
    Path file = existing(what, "a jar, a URL, or mvn:group:artifact:version");
    Path sum = file.resolveSibling(file.getFileName() + SHA256);
    if (!Files.isRegularFile(sum)) {
      return PluginJar.read(file, file.toString(), "");
    }
    verify(file, file.toString(), "SHA-256", new String(bytes(sum), StandardCharsets.UTF_8));
    return PluginJar.read(file, file.toString(), BESIDE);
  }

  /** {@return a jar that an index lists} */
  Offer fetch(IndexedBundle bundle, String index) {
    String url = relativeTo(index, bundle);
    if (bundle.sha256().isEmpty()) {
      return fetch(url).listedIn(index);
    }
    Path jar =
        isWeb(url) ? download(web(url)) : existing(url, "the jar that %s lists".formatted(index));
    verify(jar, url, "SHA-256", bundle.sha256());
    Offer offer = PluginJar.read(jar, url, "SHA-256 of " + index);
    if (!offer.bundle().equals(bundle.name())) {
      throw new ZethusException(
          "%s is %s, expected %s as %s says".formatted(url, offer.bundle(), bundle.name(), index));
    }
    return offer.listedIn(index);
  }

  private static String relativeTo(String index, IndexedBundle bundle) {
    if (bundle.url().isEmpty()) {
      throw new ZethusException("%s does not say where %s is".formatted(index, bundle));
    }
    try {
      URI base = isWeb(index) ? web(index) : file(index).toAbsolutePath().toUri();
      URI uri = base.resolve(bundle.url());
      return "file".equals(uri.getScheme()) ? Path.of(uri).toString() : uri.toString();
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "%s: cannot read the URL '%s' of %s: %s"
              .formatted(index, bundle.url(), bundle, e.getMessage()),
          e);
    }
  }

  /** {@return an index of bundles} */
  Index index(String what) {
    byte[] content =
        isWeb(what)
            ? bytes(download(web(what)))
            : bytes(existing(what, "an index: a file or a URL"));
    return IndexReader.read(content, what);
  }

  private static boolean isWeb(String what) {
    return what.matches("(?i)https?:.*");
  }

  private static Path existing(String what, String expected) {
    Path file = file(what).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new ZethusException("no file %s. Expected %s.".formatted(file, expected));
    }
    return file;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  static Path file(String what) {
    try {
      return what.startsWith("file:") ? Path.of(URI.create(what)) : Path.of(what);
    } catch (IllegalArgumentException e) {
      throw new ZethusException(
          "cannot read '%s': %s. Expected a path, or a URL such as file:///home/me/plugin.jar with %%20 for a space."
              .formatted(what, e.getMessage()),
          e);
    }
  }

  private Offer fromUrl(String url) {
    Path jar = download(web(url));
    Optional<String> expected = text(web(url + SHA256));
    expected.ifPresent(sum -> verify(jar, url, "SHA-256", sum));
    return PluginJar.read(jar, url, expected.isPresent() ? BESIDE : "");
  }

  static URI web(String url) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new ZethusException(
          "cannot read the URL '%s': %s. A space in it is written %%20."
              .formatted(url, e.getMessage()),
          e);
    }
    throw new ZethusException(
        "the URL '%s' names no host; expected one such as https://example.org/plugin.jar"
            .formatted(url));
  }

  private Offer fromMaven(String what) {
    MavenArtifact artifact = MavenArtifact.parse(what.substring(MAVEN.length()));
    Optional<Path> here = repositories.find(artifact);
    if (here.isPresent()) {
      return PluginJar.read(here.get(), what, "");
    }
    URI uri = URI.create(repositories.url() + "/" + artifact.path());
    Path jar = download(uri);
    Optional<String> sha256 = text(URI.create(uri + SHA256));
    String sum =
        sha256
            .or(() -> text(URI.create(uri + ".sha1"))) // what all repositories have
            .orElseThrow(() -> new ZethusException("%s has no checksum".formatted(uri)));
    String algorithm = sha256.isPresent() ? "SHA-256" : "SHA-1";
    verify(jar, uri.toString(), algorithm, sum);
    return PluginJar.read(jar, what, "%s of %s".formatted(algorithm, uri.getHost()));
  }

  private static void verify(Path jar, String source, String algorithm, String sum) {
    String expected = sum.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    try {
      String found = PluginJar.checksum(jar, algorithm);
      if (!found.equals(expected)) {
        throw new ZethusException(
            "%s: %s is %s, expected %s. It was damaged or changed on its way; nothing was installed."
                .formatted(source, algorithm, found, expected));
      }
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(jar, Reason.of(e)), e);
    }
  }

  private Path download(URI uri) {
    try {
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "plugin-", ".jar");
      int status = send(uri, HttpResponse.BodyHandlers.ofFile(file)).statusCode();
      if (status != 200) {
        throw new ZethusException("cannot fetch %s: HTTP status %d".formatted(uri, status));
      }
      return file;
    } catch (IOException e) {
      throw new ZethusException("cannot fetch %s: %s".formatted(uri, Reason.of(e)), e);
    }
  }

  private static Optional<String> text(URI uri) {
    try {
      HttpResponse<String> response = send(uri, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      throw new ZethusException("cannot fetch %s: %s".formatted(uri, Reason.of(e)), e);
    }
  }

  private static <T> HttpResponse<T> send(URI uri, HttpResponse.BodyHandler<T> body)
      throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIMEOUT)
            .build();
    try {
      return client.send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), body);
    } catch (ConnectException e) { // its own message is often empty
      throw new ZethusException(
          "cannot fetch %s: %s cannot be reached. Is its name right, and this machine online?"
              .formatted(uri, uri.getAuthority()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
