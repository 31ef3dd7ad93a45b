package org.zethus.hifigan;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.Generator;

/** HiFi-GAN in graphs. */
@Component
public final class HifiGanGraph implements VocoderGraph {
  private final TorchBackend torch;

  @Activate
  public HifiGanGraph(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public String id() {
    return "hifigan";
  }

  @Override
  public MelSpec melSpec(Checkpoint checkpoint) {
    return HifiGanConfig.read(checkpoint.config()).mel();
  }

  @Override
  public Value samples(Checkpoint checkpoint, Value mel) {
    HifiGanConfig config = HifiGanConfig.read(checkpoint.config());
    int melBins = config.mel().melBins();
    return torch.use(
        checkpoint,
        weights ->
            Generator.vocoder(weights, melBins, config.model().hifigan()).forward(mel, null));
  }
}
