package org.zethus.shell;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.DoctorArguments;
import org.zethus.registry.Registry;

/** Says what works on this machine, what is missing, and the way out. */
@Component(service = Command.class)
@ZethusCommand("doctor")
public final class DoctorCommand implements Command<DoctorArguments> {
  private final Registry registry;

  @Activate
  public DoctorCommand(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public void run(DoctorArguments arguments, Call call) {
    List<Finding> findings = new Examination(registry.plugins()).findings();
    if (arguments.json) {
      call.out().print(Json.writePretty(findings.stream().map(Finding::json).toList()));
    } else {
      Table table = new Table("WHAT", "STATE", "FOUND", "WAY OUT");
      for (Finding finding : findings) {
        table.row(
            finding.name(),
            finding.state().name().toLowerCase(Locale.ROOT),
            finding.found(),
            finding.wayOut());
      }
      table.print(call.out());
    }
    long missing =
        findings.stream().filter(finding -> finding.state() == Finding.State.MISSING).count();
    if (missing > 0) {
      throw new ZethusException(
          "%d of %d things must be mended; the last column says how"
              .formatted(missing, findings.size()));
    }
  }
}
