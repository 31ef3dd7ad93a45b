package org.zethus.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A hub on this machine, which speaks as Hugging Face's does: one repository, {@code org/model},
 * whose large files lie at another server. It can be told to behave badly.
 */
final class HubServer implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** What goes wrong with the next answer that carries content. */
  enum Fault {
    /** The connection ends in the middle. */
    CUT,
    /** A byte is another one. */
    DAMAGE,
    /** The server has a bad moment. */
    ERROR,
    /** The part that was asked for is not what comes. */
    IGNORE_RANGE
  }

  private record Content(byte[] bytes, boolean large) {}

  private final HttpServer hub;
  private final HttpServer store;
  private final Map<String, Content> files = new LinkedHashMap<>();
  final Deque<Fault> faults = new ArrayDeque<>();
  final List<String> requests = new ArrayList<>();
  final List<String> tokensAtStore = new ArrayList<>();
  @Nullable String requiredToken;
  @Nullable String answer;
  boolean redirectsToItself;

  HubServer() throws IOException {
    hub = serve(this::hub);
    store = serve(this::store);
  }

  private static HttpServer serve(com.sun.net.httpserver.HttpHandler handler) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  URI address() {
    return address(hub);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Publishes a small file, which Git holds. */
  HubServer git(String path, String text) {
    files.put(path, new Content(text.getBytes(StandardCharsets.UTF_8), false));
    return this;
  }

  /** Publishes a large file, which the other server holds. */
  HubServer large(String path, byte[] bytes) {
    files.put(path, new Content(bytes, true));
    return this;
  }

  private void hub(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String resolve = "/org/model/resolve/" + COMMIT + "/";
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (requiredToken != null && !("Bearer " + requiredToken).equals(authorization)) {
      send(exchange, 401, new byte[0]);
    } else if (redirectsToItself) {
      exchange.getResponseHeaders().set("Location", path);
      send(exchange, 302, new byte[0]);
    } else if (path.startsWith("/api/models/org/old/")) {
      exchange.getResponseHeaders().set("Location", path.replace("/old/", "/model/"));
      send(exchange, 307, new byte[0]);
    } else if (path.equals("/api/models/org/model/revision/main")) {
      send(exchange, 200, description().getBytes(StandardCharsets.UTF_8));
    } else if (path.startsWith("/api/models/org/model/")) {
      exchange.getResponseHeaders().set("X-Error-Code", "RevisionNotFound");
      send(exchange, 404, new byte[0]);
    } else if (path.startsWith(resolve) && files.containsKey(path.substring(resolve.length()))) {
      file(exchange, files.get(path.substring(resolve.length())));
    } else {
      send(exchange, 404, new byte[0]);
    }
  }

  private String description() {
    String wrong = answer;
    return wrong != null
        ? wrong
        : """
        {"id": "org/model", "sha": "%s", "cardData": {"license": "cc-by-nc-4.0"}, "siblings": [%s]}
        """
            .formatted(
                COMMIT,
                files.keySet().stream()
                    .map(path -> "{\"rfilename\": \"" + path + "\"}")
                    .collect(Collectors.joining(", ")));
  }

  private void file(HttpExchange exchange, Content content) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-Repo-Commit", COMMIT);
    if (content.large()) {
      String sum = checksum("SHA-256", content.bytes());
      headers.set("X-Linked-Etag", "\"" + sum + "\"");
      headers.set("X-Linked-Size", String.valueOf(content.bytes().length));
      headers.set("Location", address(store) + "/" + sum);
      send(exchange, 302, new byte[0]);
    } else {
      byte[] head = ("blob " + content.bytes().length + "\0").getBytes(StandardCharsets.UTF_8);
      headers.set("ETag", "\"" + checksum("SHA-1", head, content.bytes()) + "\"");
      content(exchange, content.bytes());
    }
  }

  private void store(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestMethod() + " store");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      tokensAtStore.add(authorization);
    }
    String sum = exchange.getRequestURI().getPath().substring(1);
    for (Content content : files.values()) {
      if (checksum("SHA-256", content.bytes()).equals(sum)) {
        content(exchange, content.bytes());
        return;
      }
    }
    send(exchange, 404, new byte[0]);
  }

  private void content(HttpExchange exchange, byte[] all) throws IOException {
    Fault fault = exchange.getRequestMethod().equals("HEAD") ? null : faults.poll();
    if (fault == Fault.ERROR) {
      send(exchange, 503, new byte[0]);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from =
        range == null || fault == Fault.IGNORE_RANGE
            ? 0
            : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      requests.add(range);
    }
    byte[] body = Arrays.copyOfRange(all, from, all.length);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, all.length - 1, all.length));
    }
    if (fault == Fault.DAMAGE) {
      body[body.length / 2]++;
    }
    if (fault == Fault.CUT) {
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      exchange.close();
      return;
    }
    send(exchange, from > 0 ? 206 : 200, body);
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
    }
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (!head) {
        out.write(body);
      }
    }
  }

  private static String checksum(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      Arrays.stream(parts).forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    store.stop(0);
  }
}
