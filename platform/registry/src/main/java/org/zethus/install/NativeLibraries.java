package org.zethus.install;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine computes with: libraries out of published archives, too large to be in every
 * product. The engine's bundle lists them in {@code natives.json}.
 *
 * @param engine e.g. {@code pytorch}
 * @param system they are built for, e.g. {@code linux-x86_64}
 * @param archives they lie in
 */
public record NativeLibraries(String engine, String system, List<Archive> archives) {
  public NativeLibraries {
    archives = List.copyOf(archives);
  }

  /** {@return bytes of all archives} */
  public long size() {
    return archives.stream().mapToLong(Archive::size).sum();
  }

  /** {@return the names of all libraries} */
  public List<String> names() {
    return archives.stream().flatMap(archive -> archive.files().keySet().stream()).toList();
  }

  /**
   * A jar in a Maven repository.
   *
   * @param artifact {@code group:artifact:version}, with {@code :classifier} where it has one
   * @param size in bytes
   * @param sha256 its checksum, in hexadecimal
   * @param files where each library lies in it, by the library's name
   */
  public record Archive(String artifact, long size, String sha256, Map<String, String> files) {
    public Archive {
      files =
          Collections.unmodifiableMap(new LinkedHashMap<>(files)); // in this order they are kept
    }
  }
}
