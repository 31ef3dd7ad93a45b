package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.Progress;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.workspace.Workspace;

/** The run of one stage, as its plugin sees it. */
record StageContext(
    Draft.Work work,
    Workspace workspace,
    Path output,
    Device device,
    Progress progress,
    CancelSignal cancel)
    implements RunContext {
  @Override
  public Config config() {
    return work.config();
  }

  @Override
  public Set<String> inputs() {
    return new TreeSet<>(work.inputs().keySet());
  }

  @Override
  public Path input(String name) {
    Input input = work.inputs().get(name);
    if (input == null) {
      throw new ZethusException(
          "'in' gives no '%s', which %s needs; it gives %s"
              .formatted(name, work.stage().uses(), inputs()));
    }
    return input.path(workspace);
  }

  @Override
  public long seed() {
    return work.from().seed();
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger("stage." + work.stage().name());
  }
}
