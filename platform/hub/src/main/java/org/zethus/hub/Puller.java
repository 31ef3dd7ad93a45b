package org.zethus.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Downloads published checkpoints into the cache, by the protocol of Hugging Face's hub: what a
 * repository holds, what each file is, and its content, which is taken only if its checksum is the
 * announced one. A name means the new files only when all of them have arrived.
 *
 * @see <a href="https://huggingface.co/docs/hub/api">the hub's protocol</a>
 */
public final class Puller {
  private static final int MOST_TEXT = 16 << 20;

  private final HubSettings settings;
  private final HubClient client;

  /** A puller. */
  public Puller(HubSettings settings) {
    this.settings = settings;
    this.client = new HubClient(settings.server());
  }

  /**
   * Asks what a repository holds.
   *
   * @throws UnreachableException if nobody answers
   * @throws ZethusException if there is no such repository, it is not open to everybody, or the
   *     answer is none
   */
  public RemoteModel describe(ModelName name, CancelSignal cancel) {
    String path = "/api/models/%s/revision/%s".formatted(name.repository(), name.revision());
    return client.ask(
        new HubClient.Request("GET", path),
        cancel,
        answer -> {
          requireFound(name, answer, "");
          return RemoteModel.read(name, text(answer), answer.uri().toString());
        });
  }

  private static String text(HubClient.Answer answer) throws IOException {
    try (InputStream in = answer.body()) {
      byte[] bytes = in.readNBytes(MOST_TEXT + 1);
      if (bytes.length > MOST_TEXT) {
        throw new ZethusException(
            "%s: more than %d bytes of description".formatted(answer.uri(), MOST_TEXT));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void requireFound(ModelName name, HubClient.Answer answer, String what) {
    int status = answer.status();
    if (status == HttpURLConnection.HTTP_UNAUTHORIZED
        || status == HttpURLConnection.HTTP_FORBIDDEN) {
      throw new ZethusException(
          "no checkpoint '%s' that %s may read: %s/%s does not exist, or asks who reads it. Accept its conditions there and set HF_TOKEN to a token of that account."
              .formatted(
                  name,
                  settings.token() == null ? "everybody" : "the owner of HF_TOKEN",
                  settings.endpoint(),
                  name.repository()));
    }
    if (status == HttpURLConnection.HTTP_NOT_FOUND) {
      throw new ZethusException(
          "no checkpoint '%s' at %s: there is no such %s"
              .formatted(name, settings.endpoint(), what.isEmpty() ? missing(answer) : what));
    }
    if (status >= HttpURLConnection.HTTP_MULT_CHOICE && answer.header("X-Linked-Etag") == null) {
      throw new ZethusException("cannot fetch %s: HTTP status %d".formatted(answer.uri(), status));
    }
  }

  private static String missing(HubClient.Answer answer) {
    return "RevisionNotFound".equals(answer.header("X-Error-Code")) ? "revision" : "repository";
  }

  /**
   * Downloads files that are not in the cache yet.
   *
   * @param paths which of {@link RemoteModel#files()}
   * @param progress hears of bytes
   * @return the folder they are in: that of the name
   * @throws ZethusException if a file cannot be had, is not what was announced, or does not fit on
   *     the disk
   */
  public Path pull(RemoteModel model, List<String> paths, Progress progress, CancelSignal cancel) {
    List<RemoteFile> files = new ArrayList<>();
    for (String path : paths) {
      files.add(file(model, path, cancel));
    }
    CachedModel cached = new CachedModel(settings.cache(), model.name());
    requireSpace(files, cached);
    long total = files.stream().mapToLong(RemoteFile::size).sum();
    long done = 0;
    for (RemoteFile file : files) {
      long before = done;
      progress.report(before, total, file.path());
      fetch(model, file, cached, cancel, n -> progress.report(before + n, total, file.path()));
      cached.link(model.commit(), file);
      done += file.size();
    }
    progress.report(total, total, "");
    cached.pointTo(model.commit());
    return cached.snapshot(model.commit()).resolve(model.name().folder());
  }

  private static String resolve(RemoteModel model, String path) {
    String encoded =
        Arrays.stream(path.split("/"))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return "/%s/resolve/%s/%s".formatted(model.name().repository(), model.commit(), encoded);
  }

  private RemoteFile file(RemoteModel model, String path, CancelSignal cancel) {
    return client.ask(
        new HubClient.Request("HEAD", resolve(model, path)),
        cancel,
        answer -> {
          requireFound(model.name(), answer, "file " + path);
          String size = first(answer, "X-Linked-Size", "Content-Length");
          String etag = first(answer, "X-Linked-Etag", "ETag");
          if (size == null || etag == null) {
            throw new ZethusException(
                "%s: found the ETag %s and the size %s, expected both. Is HF_ENDPOINT a hub?"
                    .formatted(answer.uri(), etag, size));
          }
          return new RemoteFile(path, bytes(answer, size), etag.replaceAll("^W/|\"", ""));
        });
  }

  private static @Nullable String first(HubClient.Answer answer, String name, String otherwise) {
    String value = answer.header(name);
    return value == null ? answer.header(otherwise) : value;
  }

  private static long bytes(HubClient.Answer answer, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ZethusException(
          "%s: found the size '%s', expected a number".formatted(answer.uri(), text), e);
    }
  }

  private void requireSpace(List<RemoteFile> files, CachedModel cached) {
    try {
      Files.createDirectories(settings.cache());
      long needed = 0;
      for (RemoteFile file : files) {
        needed = Math.addExact(needed, isThere(cached, file) ? 0 : file.size());
      }
      long free = Files.getFileStore(settings.cache()).getUsableSpace();
      if (needed > free) {
        throw new ZethusException(
            "%d MB are to be downloaded, %s has room for %d. HF_HOME names another place."
                .formatted(needed >> 20, settings.cache(), free >> 20));
      }
    } catch (ArithmeticException e) {
      throw new ZethusException("the announced files are larger than any disk", e);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot write to %s: %s".formatted(settings.cache(), Reason.of(e)), e);
    }
  }

  private static boolean isThere(CachedModel cached, RemoteFile file) throws IOException {
    Path blob = cached.blob(file.etag());
    return Files.isRegularFile(blob) && Files.size(blob) == file.size();
  }

  private void fetch(
      RemoteModel model,
      RemoteFile file,
      CachedModel cached,
      CancelSignal cancel,
      LongConsumer arrived) {
    Path lock = cached.lock(file.etag());
    Path blob = cached.blob(file.etag());
    try {
      Files.createDirectories(lock.getParent());
      Files.createDirectories(blob.getParent());
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) { // another process may be fetching the same
        if (held.isValid() && !isThere(cached, file)) {
          String path = resolve(model, file.path());
          new BlobDownload(client, path, file, blob, cancel, arrived).run();
        }
      }
    } catch (IOException e) {
      throw new ZethusException(
          "cannot write to %s: %s".formatted(settings.cache(), Reason.of(e)), e);
    }
  }
}
