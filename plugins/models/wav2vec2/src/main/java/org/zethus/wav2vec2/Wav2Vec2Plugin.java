package org.zethus.wav2vec2;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;

/**
 * Offers wav2vec 2.0 with a CTC layer: a folder with {@code model.onnx}, {@code vocab.json} and, as
 * published, {@code preprocessor_config.json}.
 */
@Component
@PluginId("wav2vec2")
@PluginEngine("onnxruntime")
public final class Wav2Vec2Plugin implements RecogniserPlugin {
  private static final String GRAPH = "model.onnx";
  private static final String PREPROCESSOR = "preprocessor_config.json";

  private final OnnxBackend onnx;

  @Activate
  public Wav2Vec2Plugin(@Reference OnnxBackend onnx) {
    this.onnx = onnx;
  }

  /** What is read of {@value #PREPROCESSOR}. */
  record Preprocessor(@Default("true") boolean doNormalize) {}

  @Override
  public Recogniser load(Checkpoint checkpoint, Device device) {
    Vocabulary vocabulary = Vocabulary.of(checkpoint);
    String json = checkpoint.text(PREPROCESSOR).orElse("{}");
    Preprocessor preprocessor =
        Config.parse(json, checkpoint.name() + "/" + PREPROCESSOR).as(Preprocessor.class);
    OnnxSession session = onnx.open(checkpoint, GRAPH, SessionSettings.on(device));
    return new Wav2Vec2(session, vocabulary, preprocessor.doNormalize());
  }
}
