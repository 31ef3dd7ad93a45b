package org.zethus.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

class DownloadsTest {
  @TempDir Path folder;
  private final byte[] jar = new byte[300_000];
  private HubServer server;
  private RemoteFile file;

  @BeforeEach
  void publish() throws IOException, NoSuchAlgorithmException {
    new Random(2).nextBytes(jar);
    server = new HubServer().large("hum-1.0.jar", jar);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
    String path = "org/model/resolve/%s/hum-1.0.jar".formatted(HubServer.COMMIT);
    file = new RemoteFile(path, jar.length, sha256);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Downloads downloads(URI address) {
    return new Downloads(address, "ZETHUS_MAVEN", Duration.ofMillis(1), Proxies.NONE);
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItEnded() {
    CancelSignal cancel = new CancelSignal();
    Path target = folder.resolve("hum.jar");
    assertThatThrownBy(
            () ->
                downloads(server.address())
                    .fetch(
                        file,
                        target,
                        cancel,
                        arrived -> {
                          if (arrived > 100_000) {
                            cancel.cancel();
                          }
                        }))
        .isInstanceOf(CancelledException.class);
    assertThat(target).doesNotExist();
    server.requests.clear();
    downloads(server.address()).fetch(file, target, new CancelSignal(), arrived -> {});
    assertThat(target).hasBinaryContent(jar);
    assertThat(server.requests).anyMatch(request -> request.matches("bytes=\\d{6}-"));
  }

  @Test
  void whatIsNotTheListedFileIsThrownAway() throws IOException {
    server.faults.addAll(List.of(HubServer.Fault.DAMAGE));
    Path target = folder.resolve("hum.jar");
    assertThatThrownBy(
            () ->
                downloads(server.address()).fetch(file, target, new CancelSignal(), arrived -> {}))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("hum-1.0.jar", "checksum", "thrown away");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithTheVariableThatNamesAnother() {
    assertThatThrownBy(
            () ->
                downloads(URI.create("http://127.0.0.1:1"))
                    .fetch(file, folder.resolve("hum.jar"), new CancelSignal(), arrived -> {}))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContainingAll("http://127.0.0.1:1 cannot be reached", "ZETHUS_MAVEN");
    assertThatThrownBy(() -> downloads(URI.create("ftp://example.org")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("ZETHUS_MAVEN is 'ftp://example.org'", "web server");
  }
}
