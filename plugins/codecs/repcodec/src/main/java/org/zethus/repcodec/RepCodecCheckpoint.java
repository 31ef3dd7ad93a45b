package org.zethus.repcodec;

import org.zethus.api.config.Default;
import org.zethus.torch.repcodec.RepCodecConfig;

/**
 * What a checkpoint's {@code config.json} says.
 *
 * @param modelType names this codec
 * @param feature which feature of a corpus it quantises: the name of its file and its tensor
 * @param model the network
 */
record RepCodecCheckpoint(
    @Default(ID) String modelType,
    @Default("semantic") String feature,
    @Default("{}") RepCodecConfig model) {
  /** What recipes call this codec. */
  static final String ID = "repcodec";
}
