package org.zethus.hub;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;

/**
 * Fetches files whose checksums are known beforehand, such as those of a Maven repository. What
 * arrived before an interruption stays, and the next attempt fetches the rest.
 */
public final class Downloads {
  private final HubClient client;

  /**
   * Downloads from one server.
   *
   * @param address of the server; the paths of files are below it
   * @param setting the variable that names another server, for messages
   * @param patience how long to wait before a failed request is sent again; doubles each time
   * @param proxies what requests go through
   * @throws ZethusException if it is no address of a web server
   */
  public Downloads(URI address, String setting, Duration patience, Proxies proxies) {
    if (!HubClient.isWeb(address)) {
      throw new ZethusException(
          "%s is '%s', expected the address of a web server such as https://example.org/maven2"
              .formatted(setting, address));
    }
    this.client = new HubClient(new Server(address, null, patience, proxies, setting));
  }

  /**
   * Fetches what is missing of a file.
   *
   * @param target where it is to be, in a folder that is there; it gets this name when it is whole
   * @param arrived hears how many bytes are there
   * @throws UnreachableException if the server cannot be reached
   * @throws ZethusException if it cannot be had, or is not what was announced
   */
  public void fetch(RemoteFile file, Path target, CancelSignal cancel, LongConsumer arrived) {
    new BlobDownload(client, "/" + file.path(), file, target, cancel, arrived).run();
  }
}
