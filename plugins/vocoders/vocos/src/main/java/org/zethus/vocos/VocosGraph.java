package org.zethus.vocos;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.Vocos;

/** Vocos in graphs. */
@Component
public final class VocosGraph implements VocoderGraph {
  private final TorchBackend torch;

  @Activate
  public VocosGraph(@Reference TorchBackend torch) {
    this.torch = torch;
  }

  @Override
  public String id() {
    return "vocos";
  }

  @Override
  public MelSpec melSpec(Checkpoint checkpoint) {
    return VocosConfig.read(checkpoint.config()).mel();
  }

  @Override
  public Value samples(Checkpoint checkpoint, Value mel) {
    VocosConfig config = VocosConfig.read(checkpoint.config());
    return torch.use(
        checkpoint,
        weights ->
            new Vocos(weights, config.model().vocos()).forwardWhole(config.scaling().apply(mel)));
  }
}
