package org.zethus.onnx.voice;

import java.util.Map;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.contract.ModelContract;

class OnnxVoiceContractTest extends ModelContract {
  @Override
  protected Model open() {
    byte[] graph = TestGraphs.plain().metadata("frontend", "characters").toBytes();
    return TestGraphs.plugin()
        .load(
            TestGraphs.checkpoint(
                "characters",
                Map.of("model.onnx", graph, "tokens.txt", TestGraphs.utf8("a 1\nb 2\n  3\n"))),
            Device.CPU);
  }

  @Override
  protected ModelRequest request() {
    return new TtsRequest("A b a. B b.");
  }
}
