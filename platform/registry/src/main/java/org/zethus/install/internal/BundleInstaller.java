package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.resolver.Resolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.Installed;
import org.zethus.install.Installer;
import org.zethus.install.Offer;
import org.zethus.install.internal.index.Index;
import org.zethus.install.internal.index.Needs;
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
  private final Resolver resolver;
  private final PluginFolder folder;
  private final Fetcher fetcher;
  private final Wires wires;
  private final ActivationProbe probe;
  private int generation;

  @Activate
  public BundleInstaller(
      BundleContext context,
      @Reference Registry registry,
      @Reference ServiceComponentRuntime components,
      @Reference Resolver resolver) {
    this.context = context;
    this.resolver = resolver;
    probe = new ActivationProbe(context, components);
    this.registry = registry;
    Path user = Path.of(System.getProperty("zethus.user", ""));
    folder = new PluginFolder(user.resolve("plugins"));
    fetcher =
        new Fetcher(
            context.getDataFile("downloads").toPath(), // removed with the process's cache
            MavenRepositories.ofEnvironment());
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
        tellOfFailedStart(jar, Reason.of(e), e);
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
        "the plugin {} does not start: {} Delete it there, or `zethus install` a version that"
            + " does.",
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
  public List<Offer> offers(String index, String name) {
    Index listed = fetcher.index(index);
    return new Needs(resolver, context)
        .of(listed.find(name), listed).stream()
            .map(bundle -> fetcher.fetch(bundle, index))
            .toList();
  }

  @Override
  public List<Offer> offersAgain(String id) {
    String bundle = bundleOf(id).getSymbolicName();
    PluginFolder.Origin origin =
        folder
            .origin(bundle)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "%s came with the product; give the jar, the URL or mvn:group:artifact:version of its update"
                            .formatted(id)));
    return origin.index().isEmpty()
        ? List.of(fetcher.fetch(origin.source()))
        : offers(origin.index(), bundle);
  }

  @Override
  public Installed describe(String id) {
    Bundle bundle = bundleOf(id);
    Optional<PluginFolder.Origin> origin = folder.origin(bundle.getSymbolicName());
    return new Installed(
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        origin.map(PluginFolder.Origin::source).orElse(""),
        origin.map(PluginFolder.Origin::sha256).orElse(""),
        origin.map(PluginFolder.Origin::signer).orElse(""),
        wires.needs(bundle),
        wires.dependents(bundle));
  }

  @Override
  public synchronized List<PluginInfo> install(List<Offer> offers) {
    for (Offer offer : offers) {
      for (Bundle bundle : running(offer.bundle())) {
        throw new ZethusException(
            "%s is installed already, in version %s; `zethus update` replaces it"
                .formatted(offer.bundle(), bundle.getVersion()));
      }
    }
    return plugins(start(offers));
  }

  @Override
  public synchronized List<PluginInfo> restore(String id) {
    for (Map.Entry<String, List<String>> removed : folder.removed().entrySet()) {
      Optional<Bundle> bundle = ofProduct(removed.getKey());
      if (bundle.isPresent() && removed.getValue().stream().anyMatch(name -> isCalled(name, id))) {
        startAgain(bundle.get());
        try {
          requireNamesOfItsOwn(bundle.get());
        } catch (ZethusException e) {
          stopQuietly(bundle.get());
          throw e;
        }
        folder.unmarkRemoved(removed.getKey());
        return plugins(bundle.get());
      }
    }
    throw new ZethusException(
        "no file and no removed plugin '%s'. Expected a jar, a URL, mvn:group:artifact:version, the id of a plugin of the product that was removed, or a bundle of an index that --index names."
            .formatted(id));
  }

  @Override
  public synchronized List<PluginInfo> update(List<Offer> offers) {
    Offer offer = offers.get(offers.size() - 1);
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
      keep(offers);
      return List.of();
    }
    List<Bundle> fresh = start(offers);
    for (Bundle earlier : running(offer.bundle())) {
      if (!fresh.contains(earlier)) {
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

  /**
   * {@return the bundles of offers, started, proven to work and kept; else nothing of any is left}
   */
  private List<Bundle> start(List<Offer> offers) {
    Map<Offer, Bundle> bundles = new LinkedHashMap<>();
    try {
      for (Offer offer : offers) {
        bundles.put(offer, install(offer));
      }
      for (Map.Entry<Offer, Bundle> each : bundles.entrySet()) {
        start(each.getKey(), each.getValue());
      }
      bundles.values().forEach(probe::check);
      bundles.values().forEach(this::requireNamesOfItsOwn);
      keep(offers);
      return List.copyOf(bundles.values());
    } catch (RuntimeException | Error e) {
      bundles.values().forEach(BundleInstaller::uninstall);
      throw e;
    }
  }

  /** Of two plugins with one name nobody would know which answers. */
  private void requireNamesOfItsOwn(Bundle bundle) {
    List<String> names = plugins(bundle).stream().map(PluginInfo::name).toList();
    registry.plugins().stream()
        .filter(plugin -> names.contains(plugin.name()))
        .filter(plugin -> !plugin.bundle().equals(bundle.getSymbolicName()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new ZethusException(
                  "cannot start %s %s: its plugin %s is called like that of %s %s, which is installed; `zethus remove %s` makes room"
                      .formatted(
                          bundle.getSymbolicName(),
                          bundle.getVersion(),
                          other.name(),
                          other.bundle(),
                          other.version(),
                          other.name()));
            });
  }

  /** Keeps all, or none that was not there. */
  private void keep(List<Offer> offers) {
    List<Offer> kept = new ArrayList<>();
    try {
      for (Offer offer : offers) {
        folder.keep(offer);
        kept.add(offer);
      }
    } catch (RuntimeException e) {
      kept.forEach(offer -> folder.forget(offer.bundle()));
      throw e;
    }
  }

  private Bundle install(Offer offer) {
    try (InputStream in = Files.newInputStream(offer.jar())) {
      return context.installBundle(location(), in);
    } catch (BundleException e) {
      throw refusal(offer, e);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(offer.jar(), Reason.of(e)), e);
    }
  }

  private static void start(Offer offer, Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException e) {
      throw refusal(offer, e);
    }
  }

  private static ZethusException refusal(Offer offer, BundleException e) {
    return new ZethusException(
        "cannot install %s %s: %s"
            .formatted(offer.bundle(), offer.version(), ResolveErrors.explain(e)),
        e);
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

  private static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
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

  private List<PluginInfo> plugins(List<Bundle> bundles) {
    return bundles.stream().flatMap(bundle -> plugins(bundle).stream()).toList();
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
      return running(id).stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new ZethusException(
                      "no plugin '%s' is installed; `zethus plugins` lists them".formatted(id)));
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
