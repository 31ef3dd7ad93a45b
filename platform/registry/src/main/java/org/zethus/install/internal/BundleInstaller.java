package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Installer;
import org.zethus.install.Offer;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Installs bundles into the running framework and keeps them in the person's folder. */
@Component(immediate = true) // so that the person's plugins start with the product's
public final class BundleInstaller implements Installer {
  private static final Logger LOG = LoggerFactory.getLogger(BundleInstaller.class);

  /** Location of the bundles from the person's folder; those of the product have others. */
  private static final String LOCATION = "zethus-plugin:";

  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("zethus.retire.seconds", 30));

  private final BundleContext context;
  private final Registry registry;
  private final PluginFolder folder;
  private final Fetcher fetcher;
  private final Wires wires;
  private final ActivationProbe probe;
  private int generation;

  @Activate
  public BundleInstaller(
      BundleContext context,
      @Reference Registry registry,
      @Reference ServiceComponentRuntime components) {
    this.context = context;
    probe = new ActivationProbe(context, components);
    this.registry = registry;
    Path user = Path.of(System.getProperty("zethus.user", ""));
    folder = new PluginFolder(user.resolve("plugins"));
    fetcher =
        new Fetcher(
            context.getDataFile("downloads").toPath(), // removed with the process's cache
            System.getProperty("zethus.maven.central", "https://repo1.maven.org/maven2"),
            Path.of(System.getProperty("user.home"), ".m2", "repository"));
    wires = new Wires(context);
    startWithPlatform();
  }

  /** Installs all before it starts the first, which may import packages of the last. */
  private void startWithPlatform() {
    Map<Path, Bundle> installed = new LinkedHashMap<>();
    for (Path jar : folder.jars()) {
      try (InputStream in = Files.newInputStream(jar)) {
        installed.put(jar, context.installBundle(location(), in));
      } catch (BundleException e) {
        tellOfFailedStart(jar, ResolveErrors.explain(e), e);
      } catch (IOException e) {
        tellOfFailedStart(jar, e.toString(), e);
      }
    }
    installed.forEach(
        (jar, bundle) -> {
          try {
            ofProduct(bundle.getSymbolicName()).ifPresent(BundleInstaller::stopQuietly);
            bundle.start();
          } catch (BundleException e) {
            tellOfFailedStart(jar, ResolveErrors.explain(e), e);
          }
        });
    for (String removed : folder.removed().keySet()) {
      ofProduct(removed).ifPresent(BundleInstaller::stopQuietly);
    }
  }

  private static void tellOfFailedStart(Path jar, String reason, Exception cause) {
    LOG.warn(
        "the plugin {} does not start: {} Delete it there, or `zethus install` a version that does.",
        jar,
        reason.endsWith(".") ? reason : reason + ".");
    LOG.debug("its trace", cause);
  }

  private String location() {
    return LOCATION + ++generation;
  }

  private static void stopQuietly(Bundle bundle) {
    try {
      bundle.stop();
    } catch (BundleException e) {
      LOG.warn("{} does not stop: {}", bundle.getSymbolicName(), e.getMessage(), e);
    }
  }

  @Override
  public Offer offer(String what) {
    return fetcher.fetch(what);
  }

  @Override
  public Offer offerAgain(String id) {
    String bundle = bundleOf(id).getSymbolicName();
    return fetcher.fetch(
        folder
            .source(bundle)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "%s came with the product; give the jar, the URL or mvn:group:artifact:version of its update"
                            .formatted(id))));
  }

  @Override
  public synchronized List<PluginInfo> install(Offer offer) {
    running(offer.bundle())
        .forEach(
            bundle -> {
              throw new ZethusException(
                  "%s is installed already, in version %s; `zethus update` replaces it"
                      .formatted(offer.bundle(), bundle.getVersion()));
            });
    Bundle bundle = start(offer);
    keepOrUninstall(offer, bundle);
    return plugins(bundle);
  }

  @Override
  public synchronized List<PluginInfo> restore(String id) {
    for (Map.Entry<String, List<String>> removed : folder.removed().entrySet()) {
      Optional<Bundle> bundle = ofProduct(removed.getKey());
      if (bundle.isPresent() && removed.getValue().stream().anyMatch(name -> isCalled(name, id))) {
        startAgain(bundle.get());
        folder.unmarkRemoved(removed.getKey());
        return plugins(bundle.get());
      }
    }
    throw new ZethusException(
        "no file and no removed plugin '%s'. Expected a jar, a URL, mvn:group:artifact:version, or the id of a plugin of the product that was removed."
            .formatted(id));
  }

  @Override
  public synchronized List<PluginInfo> update(Offer offer) {
    Bundle old =
        running(offer.bundle()).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new ZethusException(
                        "%s is not installed; `zethus install` installs it"
                            .formatted(offer.bundle())));
    if (Engines.isEngine(old)) {
      Engines.requireNotLoaded(old);
      folder.keep(offer);
      return List.of();
    }
    Bundle fresh = start(offer);
    keepOrUninstall(offer, fresh);
    for (Bundle earlier : running(offer.bundle())) {
      if (earlier.getBundleId() != fresh.getBundleId()) {
        registry.retire(earlier.getBundleId(), PATIENCE);
        takeAway(earlier);
      }
    }
    NativeHeap.trim();
    return plugins(fresh);
  }

  @Override
  public synchronized List<PluginInfo> remove(String id) {
    Bundle bundle = bundleOf(id);
    String name = bundle.getSymbolicName();
    List<String> dependents = wires.dependents(bundle);
    if (!dependents.isEmpty()) {
      throw new ZethusException(
          "cannot remove %s: its bundle %s is needed by %s; remove those first"
              .formatted(id, name, String.join(", ", dependents)));
    }
    List<PluginInfo> gone = plugins(bundle);
    registry.retire(bundle.getBundleId(), PATIENCE);
    takeAway(bundle);
    NativeHeap.trim();
    if (folder.has(name)) {
      folder.forget(name);
      ofProduct(name).ifPresent(this::startAgain);
    } else {
      folder.markRemoved(name, gone.stream().map(PluginInfo::name).toList());
    }
    return gone;
  }

  /** {@return the bundle of an offer, started and proven to work; else nothing of it is left} */
  private Bundle start(Offer offer) {
    Bundle bundle = null;
    try (InputStream in = Files.newInputStream(offer.jar())) {
      bundle = context.installBundle(location(), in);
      bundle.start();
      probe.check(bundle);
      return bundle;
    } catch (BundleException e) {
      uninstall(bundle);
      throw new ZethusException(
          "cannot install %s %s: %s"
              .formatted(offer.bundle(), offer.version(), ResolveErrors.explain(e)),
          e);
    } catch (IOException e) {
      uninstall(bundle);
      throw new ZethusException("cannot read %s: %s".formatted(offer.jar(), e), e);
    } catch (RuntimeException | Error e) {
      uninstall(bundle);
      throw e;
    }
  }

  private void keepOrUninstall(Offer offer, Bundle bundle) {
    try {
      folder.keep(offer);
    } catch (RuntimeException e) {
      uninstall(bundle);
      throw e;
    }
  }

  /**
   * Stops a bundle whose plugins are out of service. One of the product stays installed, so that it
   * can be started again; refreshed, it keeps no classes.
   */
  private void takeAway(Bundle bundle) {
    boolean needed = !wires.dependents(bundle).isEmpty();
    if (isOfProduct(bundle)) {
      stopQuietly(bundle);
      wires.refresh(bundle);
    } else {
      uninstall(bundle);
      if (needed) {
        wires.refresh(bundle);
      }
    }
  }

  private static void uninstall(@Nullable Bundle bundle) {
    try {
      if (bundle != null) {
        bundle.uninstall();
      }
    } catch (BundleException e) {
      LOG.warn("{} is not uninstalled cleanly: {}", bundle.getSymbolicName(), e.getMessage(), e);
    }
  }

  private void startAgain(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException e) {
      throw new ZethusException(
          "cannot start %s: %s".formatted(bundle.getSymbolicName(), ResolveErrors.explain(e)), e);
    }
  }

  private List<PluginInfo> plugins(Bundle bundle) {
    return registry.plugins().stream()
        .filter(plugin -> plugin.bundleId() == bundle.getBundleId())
        .toList();
  }

  private Bundle bundleOf(String id) {
    List<PluginInfo> found =
        registry.plugins().stream().filter(plugin -> isCalled(plugin.name(), id)).toList();
    List<Long> bundles = found.stream().map(PluginInfo::bundleId).distinct().toList();
    if (bundles.isEmpty()) {
      throw new ZethusException(
          "no plugin '%s' is installed; `zethus plugins` lists them".formatted(id));
    }
    if (bundles.size() > 1) {
      throw new ZethusException(
          "'%s' is more than one plugin; say which: %s"
              .formatted(
                  id, found.stream().map(PluginInfo::name).collect(Collectors.joining(", "))));
    }
    return context.getBundle(bundles.get(0));
  }

  /** {@return whether {@code vocoder/vocos} is meant by {@code vocos} or its full name} */
  private static boolean isCalled(String name, String id) {
    return name.equals(id) || name.endsWith("/" + id);
  }

  private List<Bundle> running(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .toList();
  }

  private Optional<Bundle> ofProduct(String name) {
    return Arrays.stream(context.getBundles())
        .filter(BundleInstaller::isOfProduct)
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst();
  }

  private static boolean isOfProduct(Bundle bundle) {
    return !bundle.getLocation().startsWith(LOCATION);
  }
}
