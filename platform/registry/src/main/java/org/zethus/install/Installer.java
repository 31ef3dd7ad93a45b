package org.zethus.install;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.ZethusException;
import org.zethus.registry.PluginInfo;

/**
 * Installs, updates and removes plugins. One change at a time; calls of other plugins, and of the
 * plugin itself, go on meanwhile. What fails leaves nothing behind.
 */
@ProviderType
public interface Installer {
  /**
   * Fetches a jar and checks what can be checked without running it.
   *
   * @param what a file, a URL or {@code mvn:group:artifact:version}
   * @throws ZethusException if it cannot be had, is no bundle, or a checksum or signature is wrong
   */
  Offer offer(String what);

  /**
   * Finds a bundle in an index, and in the same index what it needs and nothing installed provides.
   *
   * @param index file or URL of an OSGi repository in XML
   * @param name symbolic name of a bundle, its last part, or either with a version: {@code
   *     hum@1.2.0}; without one the highest is taken
   * @return what has to be installed together, fetched and checked; the bundle that was asked for
   *     is the last
   * @throws ZethusException if the index has no such bundle or not all that it needs, or one cannot
   *     be had or has another checksum than the index says
   */
  List<Offer> offers(String index, String name);

  /**
   * Fetches an installed plugin again from where it came, an index or a jar.
   *
   * @param id of the plugin, with or without its kind
   * @return as {@link #offers}
   * @throws ZethusException if there is none, or it came with the product
   */
  List<Offer> offersAgain(String id);

  /**
   * Installs and starts all of them, or none.
   *
   * @return the plugins they brought; those that wait for something say so
   * @throws ZethusException if one is installed already, lacks something, or fails when started
   */
  List<PluginInfo> install(List<Offer> offers);

  /**
   * Puts back a plugin of the product that was removed.
   *
   * @param id of the plugin, with or without its kind
   * @throws ZethusException if there is none
   */
  List<PluginInfo> restore(String id);

  /**
   * Starts the new version beside the old one, gives new calls the new one, lets calls under way
   * end, then removes the old one. The new version may be a lower one.
   *
   * @param offers the new version last, before it what it needs and is not installed
   * @return the plugins of the new version; none if it takes its place at the next start, as an
   *     engine does
   * @throws ZethusException if it is not installed, fails when started (the old version stays), is
   *     an engine that has been loaded, or the old version's calls do not end
   */
  List<PluginInfo> update(List<Offer> offers);

  /**
   * {@return where an installed bundle came from, what it needs, and what needs it}
   *
   * @param id of a plugin, with or without its kind, or the symbolic name of a bundle
   * @throws ZethusException if there is none
   */
  Installed describe(String id);

  /**
   * Removes the bundle of a plugin.
   *
   * @param id of the plugin, with or without its kind, or the symbolic name of a bundle
   * @return the plugins that went with it
   * @throws ZethusException if there is none, others need it, or its calls do not end
   */
  List<PluginInfo> remove(String id);
}
