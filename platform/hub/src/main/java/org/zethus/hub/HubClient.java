package org.zethus.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Speaks HTTP with a server of files: follows redirects, keeps the token from other servers, and
 * asks again when a request failed for a reason that may pass.
 */
final class HubClient {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 60_000;
  private static final int MOST_REDIRECTS = 10;
  private static final int ATTEMPTS = 5;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int PERMANENT_REDIRECT = 308;
  private static final Set<Integer> REDIRECTS =
      Set.of(
          HttpURLConnection.HTTP_MOVED_PERM,
          HttpURLConnection.HTTP_MOVED_TEMP,
          HttpURLConnection.HTTP_SEE_OTHER,
          TEMPORARY_REDIRECT,
          PERMANENT_REDIRECT);
  private static final Pattern WEB = Pattern.compile("https?");

  private final Server server;

  HubClient(Server server) {
    this.server = server;
  }

  /** {@return whether an address names a web server} */
  static boolean isWeb(URI uri) {
    return uri.getScheme() != null
        && WEB.matcher(uri.getScheme()).matches()
        && uri.getHost() != null;
  }

  /** What came back. */
  interface Exchange<T> {
    /** {@return what it means} Called once per attempt. */
    T read(Answer answer) throws IOException;
  }

  /**
   * An answer, of which the head has arrived.
   *
   * @param uri who gave it, after redirects
   * @param status of HTTP
   */
  record Answer(URI uri, int status, HttpURLConnection connection) {
    /** {@return a header's value; null without it} */
    @Nullable String header(String name) {
      return connection.getHeaderField(name);
    }

    /** {@return what follows the head} */
    InputStream body() throws IOException {
      return connection.getInputStream();
    }
  }

  /**
   * A request.
   *
   * @param method of HTTP
   * @param path below the endpoint, encoded
   * @param from the first byte that is wanted, asked for anew at each attempt; 0 for all
   */
  record Request(String method, String path, LongSupplier from) {
    /** A request for all of something. */
    Request(String method, String path) {
      this(method, path, () -> 0);
    }
  }

  /**
   * Asks, and asks again when the network or the server failed.
   *
   * @throws UnreachableException if the server cannot be reached
   * @throws ZethusException if it does not answer as it should
   */
  <T> T ask(Request request, CancelSignal cancel, Exchange<T> exchange) {
    URI uri = URI.create(server.address() + request.path());
    Duration wait = server.patience();
    for (int attempt = 1; ; attempt++) {
      cancel.throwIfCancelled();
      IOException failure;
      try {
        return once(uri, request, exchange);
      } catch (UnknownHostException | ConnectException | NoRouteToHostException e) {
        throw unreachable(e);
      } catch (IOException e) {
        failure = e;
      }
      if (attempt == ATTEMPTS) {
        throw failure instanceof SocketTimeoutException || failure instanceof SocketException
            ? unreachable(failure)
            : new ZethusException(
                "cannot fetch %s: %s, %d times".formatted(uri, failure.getMessage(), ATTEMPTS),
                failure);
      }
      pause(wait, cancel);
      wait = wait.multipliedBy(2);
    }
  }

  private UnreachableException unreachable(IOException e) {
    return new UnreachableException(
        "%s cannot be reached (%s). Is this machine online? %s names another server, HTTPS_PROXY one to go through."
            .formatted(server.address(), Reason.of(e), server.setting()),
        e);
  }

  private <T> T once(URI start, Request request, Exchange<T> exchange) throws IOException {
    URI uri = start;
    for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
      HttpURLConnection connection = open(uri, request);
      try {
        int status = connection.getResponseCode();
        String location = connection.getHeaderField("Location");
        if (REDIRECTS.contains(status) && location != null && !describesFile(request, connection)) {
          uri = next(uri, location);
          continue;
        }
        refuseFailure(status);
        return exchange.read(new Answer(uri, status, connection));
      } finally {
        connection.disconnect();
      }
    }
    throw new ZethusException(
        "%s leads from one address to the next, more than %d times"
            .formatted(start, MOST_REDIRECTS));
  }

  /** The hub redirects to where a large file is stored, and says here what it is. */
  private static boolean describesFile(Request request, HttpURLConnection connection) {
    return request.method().equals("HEAD") && connection.getHeaderField("X-Linked-Etag") != null;
  }

  private HttpURLConnection open(URI uri, Request request) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) uri.toURL().openConnection(server.proxies().towards(uri));
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("User-Agent", "zethus");
    connection.setRequestProperty("Accept-Encoding", "identity");
    long from = request.from().getAsLong();
    if (from > 0) {
      connection.setRequestProperty("Range", "bytes=" + from + "-");
    }
    if (server.token() != null && isServer(uri)) {
      connection.setRequestProperty("Authorization", "Bearer " + server.token());
    }
    return connection;
  }

  private boolean isServer(URI uri) {
    URI address = server.address();
    return address.getScheme().equals(uri.getScheme())
        && address.getHost().equalsIgnoreCase(uri.getHost())
        && address.getPort() == uri.getPort();
  }

  private static URI next(URI uri, String location) {
    try {
      URI next = uri.resolve(location);
      boolean weaker = "https".equals(uri.getScheme()) && !"https".equals(next.getScheme());
      if (isWeb(next) && !weaker) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      throw badRedirect(uri, location, e);
    }
    throw badRedirect(uri, location, null);
  }

  private static ZethusException badRedirect(URI uri, String location, @Nullable Throwable cause) {
    return new ZethusException(
        "%s leads to '%s', which is no address as safe as its own".formatted(uri, location), cause);
  }

  private static void refuseFailure(int status) throws IOException {
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == TOO_MANY_REQUESTS) {
      throw new IOException("HTTP status " + status);
    }
  }

  private static void pause(Duration time, CancelSignal cancel) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (CancelSignal.Registration registration = cancel.onCancel(cancelled::countDown)) {
      if (cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        cancel.throwIfCancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZethusException("interrupted while waiting for a server", e);
    }
  }
}
