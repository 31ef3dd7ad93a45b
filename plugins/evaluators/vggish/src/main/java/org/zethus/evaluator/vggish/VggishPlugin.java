package org.zethus.evaluator.vggish;

import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.config.Default;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.EmbedderPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.TensorFlowBackend;

/** Offers VGGish's embeddings to recipes. */
@Component
@PluginId("vggish")
@PluginEngine("tensorflow")
public final class VggishPlugin implements EmbedderPlugin {
  private final TensorFlowBackend tensorFlow;

  @Activate
  public VggishPlugin(@Reference TensorFlowBackend tensorFlow) {
    this.tensorFlow = tensorFlow;
  }

  /**
   * What a checkpoint's config may say; published ones have none.
   *
   * @param activation whether the embeddings go through ReLU, as the first publication's did
   */
  record VggishConfig(@Default("false") boolean activation) {}

  @Override
  public Embedder load(Checkpoint checkpoint, Device device) {
    boolean activated =
        checkpoint.hasConfig() && checkpoint.config(VggishConfig.class).activation();
    Map<String, Tensor> weights = VggishWeights.read(checkpoint);
    Map<String, Integer> widths = VggishGraph.widths(checkpoint.name(), weights);
    int width = Objects.requireNonNull(widths.get(VggishWeights.EMBEDDING));
    return new Vggish(
        tensorFlow.build(
            checkpoint.name(),
            weights,
            device,
            graph -> VggishGraph.build(graph, widths, activated)),
        width);
  }
}
