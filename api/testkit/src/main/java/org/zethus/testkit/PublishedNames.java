package org.zethus.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;

/**
 * Names and shapes of a published checkpoint's parameters and buffers, recorded from the full-size
 * reference class: {@code {"conv_pre.bias": [512], …}}.
 */
public final class PublishedNames {
  private PublishedNames() {}

  /**
   * {@return shapes by name, in the order of the reference's modules}
   *
   * @param beside a class in the package of the resource
   * @param resource e.g. {@code hifigan.json}
   */
  public static Map<String, long[]> read(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("no resource %s beside %s".formatted(resource, beside));
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, long[]> shapes = new LinkedHashMap<>();
      Config.parse(json, resource)
          .asMap()
          .forEach((name, shape) -> shapes.put(name, longs((List<?>) shape)));
      return shapes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long[] longs(List<?> shape) {
    return shape.stream().mapToLong(size -> (Long) size).toArray();
  }
}
