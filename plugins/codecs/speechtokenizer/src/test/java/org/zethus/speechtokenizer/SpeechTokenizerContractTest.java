package org.zethus.speechtokenizer;

import java.util.List;
import java.util.Map;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.contract.CodecContract;
import org.zethus.torch.TorchBackend;

class SpeechTokenizerContractTest extends CodecContract {
  @Override
  protected Codec open() {
    Map<String, Object> config =
        Map.of(
            "n_filters", 4L,
            "dimension", 6L,
            "strides", List.of(4L, 2L),
            "lstm_layers", 1L,
            "bidirectional", true,
            "sample_rate", 800L,
            "n_q", 3L,
            "semantic_dimension", 6L,
            "codebook_size", 16L);
    return new SpeechTokenizerPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", Config.of(config, "config.json"), 5), Device.CPU);
  }
}
