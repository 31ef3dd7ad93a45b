package org.zethus.hub;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for files.
 *
 * @param address of the server; paths are below it
 * @param token who asks; null for anybody
 * @param patience how long to wait before a failed request is sent again; doubles each time
 * @param proxies what requests go through
 * @param setting the variable that names another server, for messages
 */
record Server(
    URI address, @Nullable String token, Duration patience, Proxies proxies, String setting) {
  /** {@return all but the token, which no log may show} */
  @Override
  public String toString() {
    return "Server[address=%s, setting=%s]".formatted(address, setting);
  }
}
