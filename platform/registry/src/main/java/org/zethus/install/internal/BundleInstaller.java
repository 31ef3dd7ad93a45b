package org.zethus.install.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.resolver.Resolver;
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
  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("zethus.retire.seconds", 30));

  private final BundleContext context;
  private final Registry registry;
  private final Resolver resolver;
  private final PluginFolder folder;
  private final Fetcher fetcher;
  private final Wires wires;
  private final ActivationProbe probe;
  private final Bundles bundles;
  private final PluginNames names;

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
    bundles = new Bundles(context);
    names = new PluginNames(registry);
    StartWithPlatform.all(folder, bundles, names, context);
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
      for (Bundle bundle : bundles.running(offer.bundle())) {
        throw new ZethusException(
            "%s is installed already, in version %s; `zethus update` replaces it"
                .formatted(offer.bundle(), bundle.getVersion()));
      }
    }
    return names.of(start(offers));
  }

  @Override
  public synchronized List<PluginInfo> restore(String id) {
    for (Map.Entry<String, List<String>> removed : folder.removed().entrySet()) {
      Optional<Bundle> bundle = bundles.ofProduct(removed.getKey());
      if (bundle.isPresent() && PluginNames.contain(removed.getValue(), id)) {
        startAgain(bundle.get());
        try {
          names.requireOwn(bundle.get());
        } catch (ZethusException e) {
          Bundles.stop(bundle.get());
          throw e;
        }
        folder.unmarkRemoved(removed.getKey());
        return names.of(bundle.get());
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
        bundles.running(offer.bundle()).stream()
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
    for (Bundle earlier : bundles.running(offer.bundle())) {
      if (!fresh.contains(earlier)) {
        registry.retire(earlier.getBundleId(), PATIENCE);
        takeAway(earlier);
      }
    }
    NativeHeap.trim();
    return names.of(fresh);
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
    List<PluginInfo> gone = names.of(bundle);
    registry.retire(bundle.getBundleId(), PATIENCE);
    takeAway(bundle);
    NativeHeap.trim();
    if (folder.has(name)) {
      folder.forget(name);
      bundles.ofProduct(name).ifPresent(this::startAgain);
    } else {
      folder.markRemoved(name, gone.stream().map(PluginInfo::name).toList());
    }
    return gone;
  }

  /**
   * {@return the bundles of offers, started, proven to work and kept; else nothing of any is left}
   */
  private List<Bundle> start(List<Offer> offers) {
    Map<Offer, Bundle> fresh = new LinkedHashMap<>();
    try {
      for (Offer offer : offers) {
        fresh.put(offer, install(offer));
      }
      for (Map.Entry<Offer, Bundle> each : fresh.entrySet()) {
        start(each.getKey(), each.getValue());
      }
      fresh.values().forEach(probe::check);
      fresh.values().forEach(names::requireOwn);
      keep(offers);
      return List.copyOf(fresh.values());
    } catch (RuntimeException | Error e) {
      fresh.values().forEach(Bundles::uninstall);
      throw e;
    }
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
    try {
      return bundles.install(offer.jar());
    } catch (BundleException e) {
      throw refusal(offer, e);
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
    if (Bundles.isOfProduct(bundle)) {
      Bundles.stop(bundle);
      wires.refresh(bundle);
    } else {
      Bundles.uninstall(bundle);
      if (needed) {
        wires.refresh(bundle);
      }
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

  private Bundle bundleOf(String id) {
    return names
        .bundle(id)
        .map(context::getBundle)
        .or(() -> bundles.running(id).stream().findFirst())
        .orElseThrow(
            () ->
                new ZethusException(
                    "no plugin '%s' is installed; `zethus plugins` lists them".formatted(id)));
  }
}
