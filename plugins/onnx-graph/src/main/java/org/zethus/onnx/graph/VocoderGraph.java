package org.zethus.onnx.graph;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.plugin.Checkpoint;

/** A vocoder that writes itself into the graph of a model whose frames it makes sound of. */
@ConsumerType
public interface VocoderGraph {
  /** {@return the vocoder plugin's id} */
  String id();

  /** {@return the frames that a checkpoint was trained on} */
  MelSpec melSpec(Checkpoint checkpoint);

  /**
   * {@return samples, (1, 1, N)}
   *
   * @param mel log-mel frames, (1, mel bins, T)
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint is not of this vocoder
   */
  Value samples(Checkpoint checkpoint, Value mel);
}
