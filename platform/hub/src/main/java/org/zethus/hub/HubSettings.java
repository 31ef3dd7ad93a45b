package org.zethus.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Where published checkpoints come from and go to, by the variables of Hugging Face's tools.
 *
 * @param endpoint the server
 * @param token who asks; null for anybody
 * @param offline whether only what is in the cache may be used
 * @param cache folder of the downloads
 * @param patience how long to wait before a failed request is sent again; doubles each time
 * @param proxies what requests go through
 */
public record HubSettings(
    URI endpoint,
    @Nullable String token,
    boolean offline,
    Path cache,
    Duration patience,
    Proxies proxies) {
  private static final String PUBLIC_HUB = "https://huggingface.co";
  private static final Set<String> TRUE = Set.of("1", "on", "yes", "true");
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** Settings of one who asks directly. */
  public HubSettings(
      URI endpoint, @Nullable String token, boolean offline, Path cache, Duration patience) {
    this(endpoint, token, offline, cache, patience, Proxies.NONE);
  }

  /** {@return the settings of this process's user} */
  public static HubSettings ofEnvironment() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * {@return settings by {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HF_TOKEN_PATH}, {@code
   * HF_HUB_OFFLINE}, {@code HF_HUB_CACHE}, {@code HF_HOME}, {@code HTTP_PROXY}, {@code HTTPS_PROXY}
   * and {@code NO_PROXY}}
   *
   * @param environment variables by name
   * @param home the user's home folder
   * @throws ZethusException if {@code HF_ENDPOINT} or a proxy is no address of a server
   */
  public static HubSettings of(Map<String, String> environment, Path home) {
    String hfHome = value(environment, "HF_HOME");
    Path base = hfHome.isEmpty() ? home.resolve(".cache/huggingface") : Path.of(hfHome);
    String hubCache = value(environment, "HF_HUB_CACHE");
    String offline = value(environment, "HF_HUB_OFFLINE").toLowerCase(Locale.ROOT);
    return new HubSettings(
        endpoint(value(environment, "HF_ENDPOINT")),
        token(environment, base),
        TRUE.contains(offline),
        hubCache.isEmpty() ? base.resolve("hub") : Path.of(hubCache),
        PATIENCE,
        Proxies.of(environment));
  }

  Server server() {
    return new Server(endpoint, token, patience, proxies, "HF_ENDPOINT");
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").strip();
  }

  private static URI endpoint(String text) {
    String address = text.isEmpty() ? PUBLIC_HUB : text.replaceAll("/+$", "");
    try {
      URI uri = URI.create(address);
      if (HubClient.isWeb(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noServer(text, e);
    }
    throw noServer(text, null);
  }

  private static ZethusException noServer(String text, @Nullable Throwable cause) {
    return new ZethusException(
        "HF_ENDPOINT is '%s', expected the address of a server such as %s"
            .formatted(text, PUBLIC_HUB),
        cause);
  }

  private static @Nullable String token(Map<String, String> environment, Path base) {
    String token = value(environment, "HF_TOKEN");
    if (token.isEmpty()) {
      String place = value(environment, "HF_TOKEN_PATH");
      Path file = place.isEmpty() ? base.resolve("token") : Path.of(place);
      try {
        token = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
      } catch (IOException e) {
        throw new ZethusException(
            "cannot read the token in %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
    return token.isEmpty() ? null : token;
  }

  /** {@return all but the token, which no log may show} */
  @Override
  public String toString() {
    return "HubSettings[endpoint=%s, offline=%s, cache=%s]".formatted(endpoint, offline, cache);
  }
}
