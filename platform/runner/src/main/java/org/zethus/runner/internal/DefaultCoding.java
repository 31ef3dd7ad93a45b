package org.zethus.runner.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;
import org.zethus.runner.Coding;

/** Coding with what the registry has. */
@Component
public final class DefaultCoding implements Coding {
  private final Registry registry;

  @Activate
  public DefaultCoding(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public Lease<Codec> open(String codec, Checkpoint checkpoint, Device device) {
    String id =
        codec.isEmpty()
            ? new Readers<>(
                    registry,
                    CodecPlugin.class,
                    "codec",
                    CodecPlugin::reads,
                    (plugin, files) -> false)
                .of(checkpoint)
            : codec;
    return registry.loaded(CodecPlugin.class, id, checkpoint, device, CodecPlugin::load);
  }
}
