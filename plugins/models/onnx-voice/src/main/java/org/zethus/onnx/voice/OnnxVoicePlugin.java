package org.zethus.onnx.voice;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;

/** Offers voices in the layouts of Piper and sherpa-onnx. */
@Component
@PluginId(OnnxVoicePlugin.ID)
@PluginEngine("onnxruntime")
public final class OnnxVoicePlugin implements ModelPlugin {
  static final String ID = "onnx-voice";

  private final OnnxBackend onnx;
  private final List<TextFrontEnd> frontEnds;

  @Activate
  public OnnxVoicePlugin(
      @Reference OnnxBackend onnx,
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<TextFrontEnd> frontEnds) {
    this.onnx = onnx;
    this.frontEnds = frontEnds;
  }

  @Override
  public Model load(Checkpoint checkpoint, Device device) {
    VoiceFiles files = VoiceFiles.voice(checkpoint);
    OnnxSession session = onnx.open(checkpoint, files.graph(), SessionSettings.on(device));
    try {
      return new OnnxVoiceModel(session, layout(files, session));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private VoiceLayout layout(VoiceFiles files, OnnxSession session) {
    Espeak espeak = new Espeak();
    return files
        .piper()
        .map(json -> Piper.layout(json, session, espeak))
        .orElseGet(() -> new Sherpa(files, session, espeak, frontEnds).layout());
  }

  @Override
  public boolean recognises(Checkpoint checkpoint) {
    return !VoiceFiles.graphs(checkpoint).isEmpty() && VoiceFiles.voice(checkpoint).isVoice();
  }
}
