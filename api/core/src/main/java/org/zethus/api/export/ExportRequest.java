package org.zethus.api.export;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zethus.api.voice.Voice;

/**
 * What to write.
 *
 * @param format e.g. {@code onnx}
 * @param file where; what belongs to it is written beside it
 * @param int8 whether weights are rounded to 8 bits: smaller and faster, and no longer the same
 * @param vocoder what makes sound of the model's frames, for a model that does not
 */
public record ExportRequest(String format, Path file, boolean int8, Voice.@Nullable Part vocoder) {
  /** The format of ONNX Runtime and others. */
  public static final String ONNX = "onnx";
}
