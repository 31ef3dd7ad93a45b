package org.zethus.runner.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;

/** How stages of one kind are made; stands between a recipe and one task SPI. */
interface StageKind {
  /** {@return what stands before the slash of {@code uses}} */
  String name();

  /** {@return the SPI} */
  Class<? extends Plugin> plugin();

  /** {@return what the stage itself reads of the configuration, besides its plugin} */
  default List<Class<? extends Record>> configTypes() {
    return List.of();
  }

  /** {@return the roles it reads, if the kind and not the plugin says so} */
  default Optional<Roles> roles() {
    return Optional.empty();
  }

  /**
   * What {@code in} may and must name.
   *
   * @param needed roles
   * @param others that may be given
   */
  record Roles(Set<String> needed, Set<String> others) {}

  /** Makes the artifact in the run's output folder. */
  void make(StageRun run, RunContext context);

  /**
   * One stage as its kind meets it.
   *
   * @param id of the plugin
   * @param vocoder id of the plugin that reads the checkpoint in the role {@code vocoder}; empty
   *     where there is none
   */
  record StageRun(String id, String vocoder) {}
}
