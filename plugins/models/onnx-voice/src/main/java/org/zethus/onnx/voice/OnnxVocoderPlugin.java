package org.zethus.onnx.voice;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.api.vocoder.VocoderPlugin;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;

/** Offers the vocoders of sherpa-onnx: HiFi-GAN and Vocos. */
@Component
@PluginId("onnx-vocoder")
@PluginEngine("onnxruntime")
public final class OnnxVocoderPlugin implements VocoderPlugin {
  private final OnnxBackend onnx;

  @Activate
  public OnnxVocoderPlugin(@Reference OnnxBackend onnx) {
    this.onnx = onnx;
  }

  @Override
  public Vocoder load(Checkpoint checkpoint, Device device) {
    String graph = VoiceFiles.vocoder(checkpoint).graph();
    OnnxSession session = onnx.open(checkpoint, graph, SessionSettings.on(device));
    try {
      return new OnnxVocoder(session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public boolean recognises(Checkpoint checkpoint) {
    return !VoiceFiles.graphs(checkpoint).isEmpty();
  }
}
