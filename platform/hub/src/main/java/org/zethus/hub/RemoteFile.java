package org.zethus.hub;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.zethus.api.plugin.ZethusException;

/**
 * A file of a repository.
 *
 * @param path where it lies in it, with slashes
 * @param size bytes
 * @param etag checksum of the content: SHA-256 in 64 hexadecimal digits where it is stored as a
 *     large file, else Git's SHA-1 in 40
 */
public record RemoteFile(String path, long size, String etag) {
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\\\:]");
  private static final int LONGEST = 1024;
  private static final int SHA256_DIGITS = 64;

  public RemoteFile {
    requireInside(path);
    if (size < 0) {
      throw new ZethusException("%s: found %d bytes, expected at least 0".formatted(path, size));
    }
    if (!CHECKSUM.matcher(etag).matches()) {
      throw new ZethusException(
          "%s: found the ETag '%s', expected a checksum of 40 or 64 hexadecimal digits; without it nobody can tell whether the file arrives whole"
              .formatted(path, etag));
    }
  }

  /** Refuses paths that lead out of the repository's folder. */
  static void requireInside(String path) {
    boolean plain =
        path.length() <= LONGEST
            && !CONTROL.matcher(path).find()
            && Arrays.stream(path.split("/", -1))
                .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    if (!plain) {
      throw new ZethusException(
          "the server names a file '%s'; expected a path within the repository"
              .formatted(path.length() <= LONGEST ? path : path.substring(0, LONGEST)));
    }
  }

  /** {@return whether the checksum is that of the content alone} */
  boolean isSha256() {
    return etag.length() == SHA256_DIGITS;
  }
}
