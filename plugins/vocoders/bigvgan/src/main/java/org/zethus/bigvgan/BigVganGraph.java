package org.zethus.bigvgan;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.TorchBackend;

/** BigVGAN in graphs. */
@Component
public final class BigVganGraph implements VocoderGraph {
  private final TorchBackend torch;

  @Activate
  public BigVganGraph(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public String id() {
    return "bigvgan";
  }

  @Override
  public MelSpec melSpec(Checkpoint checkpoint) {
    return BigVganConfig.read(checkpoint.config()).mel();
  }

  @Override
  public Value samples(Checkpoint checkpoint, Value mel) {
    BigVganConfig config = BigVganConfig.read(checkpoint.config());
    int melBins = config.mel().melBins();
    return torch.use(
        checkpoint,
        weights -> new BigVgan(weights, melBins, config.model().bigvgan()).forward(mel));
  }
}
