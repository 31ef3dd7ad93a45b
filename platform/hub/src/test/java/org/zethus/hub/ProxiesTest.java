package org.zethus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

class ProxiesTest {
  private static Proxy towards(Map<String, String> environment, String address) {
    return Proxies.of(environment).towards(URI.create(address));
  }

  @Test
  void eachSchemeHasItsOwnAndSmallLettersComeFirst() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://big:1", "https_proxy", "small:3128", "HTTP_PROXY", "plain");
    assertThat(towards(environment, "https://huggingface.co").address().toString())
        .contains("small")
        .endsWith(":3128");
    assertThat(towards(environment, "http://mirror").address().toString())
        .contains("plain")
        .endsWith(":80");
    assertThat(towards(Map.of(), "https://huggingface.co")).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void hostsOfNoProxyAreAskedDirectly() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", "localhost, .example.org,*.corp");
    for (String host : List.of("localhost", "hub.example.org", "example.org", "a.b.corp")) {
      assertThat(towards(environment, "https://" + host)).as(host).isEqualTo(Proxy.NO_PROXY);
    }
    assertThat(towards(environment, "https://notexample.org")).isNotEqualTo(Proxy.NO_PROXY);
    assertThat(towards(Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "*"), "https://a"))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void whatIsNoAddressIsRefusedWithoutShowingIt() {
    for (String address : List.of("socks5://a:1", "http://me:secret@a:1", "http://a b")) {
      assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", address)))
          .as(address)
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("HTTPS_PROXY")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void aRequestGoesThroughTheProxy() throws IOException {
    List<String> asked = new ArrayList<>();
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] answer = "through".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    proxy.start();
    try {
      HubSettings settings =
          new HubSettings(
              URI.create("http://hub.invalid"),
              null,
              false,
              Path.of("unused"),
              Duration.ZERO,
              Proxies.of(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.getAddress().getPort())));
      String answer =
          new HubClient(settings.server())
              .ask(
                  new HubClient.Request("GET", "/api"),
                  new CancelSignal(),
                  got -> new String(got.body().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(answer).isEqualTo("through");
      assertThat(asked).containsExactly("http://hub.invalid/api");
    } finally {
      proxy.stop(0);
    }
  }
}
