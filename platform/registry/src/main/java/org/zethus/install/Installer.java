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
   * Fetches an installed plugin again from where it came.
   *
   * @param id of the plugin, with or without its kind
   * @throws ZethusException if there is none, or it came with the product
   */
  Offer offerAgain(String id);

  /**
   * Installs and starts it.
   *
   * @return the plugins it brought; those that wait for something say so
   * @throws ZethusException if it is installed already, lacks something, or fails when started
   */
  List<PluginInfo> install(Offer offer);

  /**
   * Puts back a plugin of the product that was removed.
   *
   * @param id of the plugin, with or without its kind
   * @throws ZethusException if there is none
   */
  List<PluginInfo> restore(String id);

  /**
   * Starts the new version beside the old one, gives new calls the new one, lets calls under way
   * end, then removes the old one.
   *
   * @return the plugins of the new version; none if it takes its place at the next start, as an
   *     engine does
   * @throws ZethusException if it is not installed, fails when started (the old version stays), is
   *     an engine that has been loaded, or the old version's calls do not end
   */
  List<PluginInfo> update(Offer offer);

  /**
   * Removes the bundle of a plugin.
   *
   * @param id of the plugin, with or without its kind
   * @return the plugins that went with it
   * @throws ZethusException if there is none, others need it, or its calls do not end
   */
  List<PluginInfo> remove(String id);
}
