package org.zethus.torch.export;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.graph.Graph;

/** The files of one export, as they are written. */
public final class OnnxFiles {
  private final ExportRequest request;
  private final List<Path> written = new ArrayList<>();

  /**
   * Begins an export.
   *
   * @throws ZethusException if another format is asked for
   */
  public OnnxFiles(ExportRequest request) {
    if (!request.format().equals(ExportRequest.ONNX)) {
      throw new ZethusException(
          "cannot write the format '%s'; there is %s"
              .formatted(request.format(), ExportRequest.ONNX));
    }
    this.request = request;
  }

  /** Writes the graph, in 8 bits where that is asked for. */
  public OnnxFiles graph(Graph graph) {
    (request.int8() ? graph.dynamicallyQuantised() : graph).write(request.file());
    written.add(request.file());
    return this;
  }

  /** Writes a file beside the graph. */
  public OnnxFiles beside(String name, String text) {
    Path file = request.file().resolveSibling(name);
    AtomicFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    written.add(file);
    return this;
  }

  /** {@return the name of the graph's file} */
  public String name() {
    return String.valueOf(request.file().getFileName());
  }

  /** {@return what was written} */
  public List<Path> written() {
    return List.copyOf(written);
  }
}
