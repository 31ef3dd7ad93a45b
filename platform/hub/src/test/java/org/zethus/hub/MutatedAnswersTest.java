package org.zethus.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.ZethusException;

/**
 * Whatever arrives: no hang, no other exception than ours, and nothing in the cache but the truth.
 */
class MutatedAnswersTest {
  /** How many downloads; {@code -Dmutations=5000} for a long run. */
  private static final int DOWNLOADS = Integer.getInteger("mutations", 100);

  private static final ModelName NAME = ModelName.parse("org/model").orElseThrow();

  @TempDir Path folder;

  @Test
  void nothingWrongEntersTheCache() throws IOException {
    byte[] weights = new byte[3000];
    new Random(1).nextBytes(weights);
    int arrived = 0;
    try (HubServer server = new HubServer();
        Disturber disturber = new Disturber(server.address())) {
      server
          .git("README.md", "# A model\n")
          .git("weights", new String(weights, StandardCharsets.ISO_8859_1));
      byte[] stored =
          new String(weights, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < DOWNLOADS; i++) {
        Path cache = folder.resolve("cache" + i);
        HubSettings settings =
            new HubSettings(disturber.address(), null, false, cache, Duration.ZERO);
        try {
          Puller puller = new Puller(settings);
          RemoteModel model = puller.describe(NAME, new CancelSignal());
          puller.pull(model, model.files(), Progress.NONE, new CancelSignal());
          arrived++;
        } catch (ZethusException e) {
          assertThat(e.getMessage()).isNotBlank();
        }
        for (Path file : links(cache)) {
          // A changed size and checksum can only announce what also arrives.
          assertThat(Files.readAllBytes(file))
              .as("%d: %s", i, file)
              .isIn(stored, "# A model\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(arrived).isBetween(1, DOWNLOADS - 1);
  }

  private static List<Path> links(Path cache) throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isSymbolicLink).toList();
    }
  }

  /** Stands between client and server and changes half of the answers. */
  private static final class Disturber implements AutoCloseable {
    private final URI server;
    private final ServerSocket door;
    private final Random random = new Random(7);

    Disturber(URI server) throws IOException {
      this.server = server;
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(this::serve, "disturber");
      thread.setDaemon(true);
      thread.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void serve() {
      while (!door.isClosed()) {
        try (Socket client = door.accept();
            Socket upstream = new Socket(server.getHost(), server.getPort())) {
          upstream.getOutputStream().write(request(client.getInputStream()));
          byte[] answer = upstream.getInputStream().readAllBytes();
          OutputStream out = client.getOutputStream();
          out.write(random.nextInt(3) == 0 ? disturbed(answer) : answer);
          out.flush();
        } catch (IOException e) {
          // The client or the door closed; the next one may come.
        }
      }
    }

    private static byte[] request(InputStream in) throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no request");
        }
        head.append((char) next);
      }
      return head.toString().replace("keep-alive", "close").getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] disturbed(byte[] answer) {
      byte[] copy = answer.clone();
      switch (random.nextInt(3)) {
        case 0 -> {
          for (int i = random.nextInt(4); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
          }
        }
        case 1 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
        default -> copy[random.nextInt(Math.min(200, copy.length))] = (byte) random.nextInt(256);
      }
      return copy;
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
