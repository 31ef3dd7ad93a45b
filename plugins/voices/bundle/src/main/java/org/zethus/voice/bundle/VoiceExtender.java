package org.zethus.voice.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;

/**
 * Offers the voice of every started bundle that has a {@code voice.json}, in that bundle's name, so
 * that it goes when the bundle goes.
 */
@Component(service = VoiceExtender.class, immediate = true)
public final class VoiceExtender
    implements BundleTrackerCustomizer<@Nullable ServiceRegistration<VoicePlugin>> {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceExtender.class);

  private final BundleTracker<@Nullable ServiceRegistration<VoicePlugin>> tracker;

  /** Begins to look at bundles. */
  @Activate
  public VoiceExtender(BundleContext context) {
    tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    tracker.open();
  }

  /** Takes all voices back. */
  @Deactivate
  public void close() {
    tracker.close();
  }

  @Override
  public @Nullable ServiceRegistration<VoicePlugin> addingBundle(
      Bundle bundle, @Nullable BundleEvent event) {
    URL file = bundle.getEntry(VoiceCard.FILE);
    if (file == null) {
      return null;
    }
    try {
      VoiceCard card = read(file, bundle);
      Voice voice = card.voice(prefix -> checkpoint(bundle, card.id(), prefix));
      Hashtable<String, Object> properties = new Hashtable<>();
      properties.put("plugin.id", card.id());
      properties.put(Constants.SERVICE_RANKING, card.ranking());
      return bundle.getBundleContext().registerService(VoicePlugin.class, () -> voice, properties);
    } catch (RuntimeException e) {
      LOG.error("no voice from {} {}: {}", bundle.getSymbolicName(), bundle.getVersion(), e, e);
      return null;
    }
  }

  private static VoiceCard read(URL file, Bundle bundle) {
    try (InputStream in = file.openStream()) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse(json, bundle.getSymbolicName() + "/" + VoiceCard.FILE)
          .as(VoiceCard.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Checkpoint checkpoint(Bundle bundle, String id, String prefix) {
    return Checkpoint.of(
        id + "/" + prefix.replace("/", ""),
        file -> {
          URL found = bundle.getEntry(prefix + file);
          return found == null ? null : found.openStream();
        });
  }

  @Override
  public void modifiedBundle(
      Bundle bundle,
      @Nullable BundleEvent event,
      @Nullable ServiceRegistration<VoicePlugin> registration) {
    // A bundle in service has no other state.
  }

  @Override
  public void removedBundle(
      Bundle bundle,
      @Nullable BundleEvent event,
      @Nullable ServiceRegistration<VoicePlugin> registration) {
    if (registration != null && bundle.getState() == Bundle.ACTIVE) {
      registration.unregister(); // a bundle that stops has its services taken back by the framework
    }
  }
}
