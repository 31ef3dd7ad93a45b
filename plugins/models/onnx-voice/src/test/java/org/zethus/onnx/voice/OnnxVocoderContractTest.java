package org.zethus.onnx.voice;

import java.util.Map;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.onnx.OnnxBackend;
import org.zethus.testkit.contract.VocoderContract;

class OnnxVocoderContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return open(TestGraphs.hifigan());
  }

  static Vocoder open(byte[] graph) {
    return new OnnxVocoderPlugin(new OnnxBackend())
        .load(TestGraphs.checkpoint("vocoder", Map.of("model.onnx", graph)), Device.CPU);
  }
}
