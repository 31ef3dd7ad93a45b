package org.zethus.install.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Offer;

/** Gets a plugin's jar from a file, a URL, or a Maven repository. */
final class Fetcher {
  private static final String MAVEN = "mvn:";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Path scratch;
  private final String central;
  private final Path localRepository;

  /**
   * @param scratch folder for downloads
   * @param central URL of the Maven repository
   * @param localRepository Maven's own folder, asked first
   */
  Fetcher(Path scratch, String central, Path localRepository) {
    this.scratch = scratch;
    this.central = central;
    this.localRepository = localRepository;
  }

  Offer fetch(String what) {
    if (what.startsWith(MAVEN)) {
      return fromMaven(what);
    }
    if (what.matches("(?i)https?:.*")) {
      return fromUrl(what);
    }
    Path file = file(what);
    if (!Files.isRegularFile(file)) {
      throw new ZethusException(
          "no file %s. Expected a jar, a URL, or mvn:group:artifact:version.".formatted(file));
    }
    return PluginJar.read(file, file.toAbsolutePath().normalize().toString(), "");
  }

  private static Path file(String what) {
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
    Optional<String> expected = text(web(url + ".sha256"));
    expected.ifPresent(sum -> verify(jar, url, "SHA-256", sum));
    return PluginJar.read(jar, url, expected.isPresent() ? "SHA-256 beside it" : "");
  }

  private static URI web(String url) {
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
    List<String> parts = List.of(what.substring(MAVEN.length()).split("[:/]", -1));
    if (parts.size() != 3 || parts.stream().anyMatch(part -> !part.matches("[\\w.-]+"))) {
      throw new ZethusException(
          "cannot read '%s'; expected mvn:group:artifact:version".formatted(what));
    }
    String path =
        "%s/%s/%s/%s-%s.jar"
            .formatted(
                parts.get(0).replace('.', '/'),
                parts.get(1),
                parts.get(2),
                parts.get(1),
                parts.get(2));
    Path local = localRepository.resolve(path);
    if (Files.isRegularFile(local)) {
      return PluginJar.read(local, what, "");
    }
    URI uri = URI.create(central + "/" + path);
    Path jar = download(uri);
    String sum =
        text(URI.create(uri + ".sha1"))
            .orElseThrow(() -> new ZethusException("%s has no checksum".formatted(uri)));
    verify(jar, uri.toString(), "SHA-1", sum);
    return PluginJar.read(jar, what, "SHA-1 of " + uri.getHost());
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
      throw new ZethusException("cannot read %s: %s".formatted(jar, e), e);
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
      throw new ZethusException("cannot fetch %s: %s".formatted(uri, e), e);
    }
  }

  private static Optional<String> text(URI uri) {
    try {
      HttpResponse<String> response = send(uri, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      throw new ZethusException("cannot fetch %s: %s".formatted(uri, e), e);
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
