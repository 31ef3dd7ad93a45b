package org.zethus.maskgct;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The phones of the published model by their ids; those that it does not know are not said. */
final class PublishedPhones {
  private static final Map<String, Integer> IDS = read();

  private PublishedPhones() {}

  /** {@return ids by phone; of two with one name, the later} */
  static Map<String, Integer> ids() {
    return IDS;
  }

  /** {@return the ids of those phones that the published model knows} */
  static long[] ids(List<String> phones) {
    return phones.stream().map(IDS::get).filter(Objects::nonNull).mapToLong(id -> id).toArray();
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> ids = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(PublishedPhones.class.getResourceAsStream("phones.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int id = 0;
      for (String phone = lines.readLine(); phone != null; phone = lines.readLine()) {
        ids.put(phone, id++);
      }
      return Map.copyOf(ids);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
