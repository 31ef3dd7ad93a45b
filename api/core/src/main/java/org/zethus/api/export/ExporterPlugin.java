package org.zethus.api.export;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;

/** Offers to write a model for other programs, as {@code exporter/<id>}. */
@ConsumerType
public interface ExporterPlugin extends Plugin {
  /**
   * Writes a model.
   *
   * @return the files that were written, the one that was asked for first
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this model, if it has
   *     parts or the request has wishes that the format cannot hold, or if writing fails
   */
  List<Path> export(Checkpoint checkpoint, ExportRequest request);
}
