package org.zethus.hub;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;

/**
 * Which server a request goes through, by the variables that most tools read.
 *
 * @param http the proxy of {@code http} addresses; null for none
 * @param https the proxy of {@code https} addresses; null for none
 * @param direct names and endings of names of hosts that are asked without one; {@code *} for all
 */
public record Proxies(@Nullable URI http, @Nullable URI https, List<String> direct) {
  /** No proxy. */
  public static final Proxies NONE = new Proxies(null, null, List.of());

  private static final int USUAL_PORT = 80;

  public Proxies {
    direct = List.copyOf(direct);
  }

  /**
   * {@return the proxies of {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, which may
   * also be written in small letters}
   *
   * @throws ZethusException if one is no address
   */
  public static Proxies of(Map<String, String> environment) {
    String hosts = value(environment, "NO_PROXY").toLowerCase(Locale.ROOT);
    return new Proxies(
        address(environment, "HTTP_PROXY"),
        address(environment, "HTTPS_PROXY"),
        Arrays.stream(hosts.split(",", -1))
            .map(host -> host.strip().replaceFirst("^\\*?\\.", ""))
            .filter(host -> !host.isEmpty())
            .toList());
  }

  private static String value(Map<String, String> environment, String name) {
    String small = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
    return small.isEmpty() ? environment.getOrDefault(name, "").strip() : small;
  }

  private static @Nullable URI address(Map<String, String> environment, String name) {
    String text = value(environment, name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noProxy(name, e);
    }
    throw noProxy(name, null);
  }

  /** The address itself may hold a password. */
  private static ZethusException noProxy(String name, @Nullable Throwable cause) {
    return new ZethusException(
        "%s is not the address of a proxy such as http://proxy.example:3128; names and passwords in it are not supported"
            .formatted(name),
        cause);
  }

  /** {@return what a request to an address goes through} */
  public Proxy towards(URI uri) {
    URI proxy = "https".equals(uri.getScheme()) ? https : http;
    return proxy == null || isDirect(uri.getHost().toLowerCase(Locale.ROOT))
        ? Proxy.NO_PROXY
        : new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(
                proxy.getHost(), proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort()));
  }

  private boolean isDirect(String host) {
    return direct.stream()
        .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
  }
}
