package org.zethus.torch.codes;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;

/**
 * The codecs that are installed, for a model that speaks the codes of one.
 *
 * @param services each with the properties it is registered with
 */
public record InstalledCodecs(List<Map.Entry<Map<String, Object>, CodecPlugin>> services) {
  private static final String ID = "plugin.id"; // the service property that @PluginId sets

  public InstalledCodecs {
    services = List.copyOf(services);
  }

  /**
   * {@return the codec that a checkpoint's config names, or that knows it}
   *
   * @throws ZethusException if it is not installed
   */
  public CodecPlugin of(Checkpoint checkpoint) {
    Config config = checkpoint.config();
    String named = String.valueOf(config.get("model_type"));
    return first(
        entry -> named.equals(id(entry)) || entry.getValue().reads(config),
        named,
        checkpoint.name());
  }

  /**
   * {@return the codec of an id}
   *
   * @param what needs it, for messages
   * @throws ZethusException if it is not installed
   */
  public CodecPlugin named(String id, String what) {
    return first(entry -> id.equals(id(entry)), id, what);
  }

  private CodecPlugin first(
      Predicate<Map.Entry<Map<String, Object>, CodecPlugin>> wanted, String named, String what) {
    return services.stream()
        .filter(wanted)
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "%s is of the codec '%s', which is not installed; there are %s"
                        .formatted(
                            what,
                            named,
                            services.stream().map(InstalledCodecs::id).sorted().toList())));
  }

  private static String id(Map.Entry<Map<String, Object>, CodecPlugin> codec) {
    return String.valueOf(codec.getKey().get(ID));
  }
}
