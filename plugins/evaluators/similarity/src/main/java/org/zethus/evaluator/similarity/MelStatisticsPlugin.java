package org.zethus.evaluator.similarity;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.embedding.Embedder;
import org.zethus.api.embedding.EmbedderPlugin;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginId;

/** Offers statistics of mel cepstra to recipes; they need no checkpoint. */
@Component
@PluginId("mel-statistics")
public final class MelStatisticsPlugin implements EmbedderPlugin {
  @Override
  public Embedder load(Checkpoint checkpoint, Device device) {
    return new MelStatistics();
  }
}
