package org.zethus.silero;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.SessionSettings;

/**
 * Offers to recipes to keep the speech of recordings. The input {@code checkpoint} is Silero's
 * graph, or a folder with it.
 */
@Component
@PluginId("silero-vad")
@PluginEngine("onnxruntime")
public final class SileroPlugin implements PreprocessorPlugin {
  private static final String CHECKPOINT = "checkpoint";

  private final OnnxBackend onnx;

  @Activate
  public SileroPlugin(@Reference OnnxBackend onnx) {
    this.onnx = onnx;
  }

  @Override
  public Class<? extends Record> configType() {
    return SileroConfig.class;
  }

  @Override
  public Preprocessor open(RunContext context) {
    SileroConfig config = context.config().as(SileroConfig.class);
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    String graph =
        checkpoint.files().stream()
            .filter(file -> file.endsWith(".onnx"))
            .findFirst()
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no graph in checkpoint '%s': expected silero_vad.onnx, as Silero publishes it"
                            .formatted(checkpoint.name())));
    // Windows are small: the stage hears several recordings at once instead.
    SessionSettings settings = SessionSettings.on(context.device()).withThreads(1);
    return new SpeechStage(
        context, new SileroVad(onnx.open(checkpoint, graph, settings)), config.vad());
  }
}
