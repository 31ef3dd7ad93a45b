package org.zethus.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Fetches one file's content. What has arrived of it stays beside it in {@code ….incomplete}, so
 * that the next attempt, or the next run, fetches only the rest; it gets its own name when its
 * checksum is right.
 */
final class BlobDownload {
  private static final int BUFFER = 1 << 16;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final HubClient client;
  private final String path;
  private final RemoteFile file;
  private final Path blob;
  private final Path part;
  private final CancelSignal cancel;
  private final LongConsumer arrived;
  private long have;

  /**
   * A download.
   *
   * @param path of the request
   * @param blob where the content is to be
   * @param arrived hears how many bytes of the file are there
   */
  BlobDownload(
      HubClient client,
      String path,
      RemoteFile file,
      Path blob,
      CancelSignal cancel,
      LongConsumer arrived) {
    this.client = client;
    this.path = path;
    this.file = file;
    this.blob = blob;
    this.part = blob.resolveSibling(blob.getFileName() + ".incomplete");
    this.cancel = cancel;
    this.arrived = arrived;
  }

  /**
   * Fetches what is missing.
   *
   * @throws ZethusException if it cannot, or what arrives is not what was announced
   */
  void run() {
    try {
      boolean resumed = fetch();
      if (!hasChecksum()) {
        Files.delete(part);
        if (!resumed) {
          throw damaged();
        }
        fetch(); // what was there before may have been another file's beginning
        if (!hasChecksum()) {
          Files.delete(part);
          throw damaged();
        }
      }
      Files.move(part, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ZethusException("cannot write %s: %s".formatted(part, Reason.of(e)), e);
    }
  }

  private ZethusException damaged() {
    return new ZethusException(
        "%s: its checksum is not %s; it was damaged or changed on its way, and was thrown away. Try again, or ask who runs the server."
            .formatted(path, file.etag()));
  }

  /** Fetches until all bytes are there; says whether some were there before. */
  private boolean fetch() throws IOException {
    try (FileChannel to =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      have = to.size();
      if (have > file.size()) {
        restart(to);
      }
      to.position(have);
      boolean resumed = have > 0;
      if (have < file.size()) {
        client.ask(
            new HubClient.Request("GET", path, () -> have), cancel, answer -> append(answer, to));
      }
      to.force(true);
      return resumed;
    }
  }

  private void restart(FileChannel to) throws IOException {
    to.truncate(0);
    have = 0;
  }

  /** Appends an answer's bytes; an answer that ends too early is a failure that may pass. */
  private boolean append(HubClient.Answer answer, FileChannel to) throws IOException {
    if (!startsWhereItShould(answer)) {
      restart(to);
    }
    if (answer.status() == RANGE_NOT_SATISFIABLE) {
      throw new IOException("the server has no such part of the file");
    }
    if (answer.status() >= HttpURLConnection.HTTP_MULT_CHOICE) {
      throw new ZethusException(
          "cannot fetch %s: HTTP status %d".formatted(answer.uri(), answer.status()));
    }
    try (InputStream in = answer.body()) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        cancel.throwIfCancelled();
        if (have + count > file.size()) {
          restart(to);
          throw new ZethusException(
              "%s: more than the announced %d bytes arrive".formatted(answer.uri(), file.size()));
        }
        write(to, ByteBuffer.wrap(buffer, 0, count));
        have += count;
        arrived.accept(have);
      }
    }
    if (have < file.size()) {
      throw new IOException("it ends after %d of %d bytes".formatted(have, file.size()));
    }
    return true;
  }

  private static void write(FileChannel to, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /** Whether an answer goes on where the file ends; some servers send all of it again. */
  private boolean startsWhereItShould(HubClient.Answer answer) {
    String range = answer.header("Content-Range");
    return have == 0
        || answer.status() == HttpURLConnection.HTTP_PARTIAL
            && range != null
            && range.startsWith("bytes " + have + "-");
  }

  private boolean hasChecksum() throws IOException {
    MessageDigest digest = digest(file.isSha256() ? "SHA-256" : "SHA-1");
    if (!file.isSha256()) { // Git hashes a head before the content
      digest.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = Files.newInputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        cancel.throwIfCancelled();
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(file.etag());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every Java", e);
    }
  }
}
