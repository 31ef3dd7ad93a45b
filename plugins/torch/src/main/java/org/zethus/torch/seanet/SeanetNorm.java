package org.zethus.torch.seanet;

/** What keeps a SEANet's convolutions at an even level. */
public enum SeanetNorm {
  /** Their weights are of a learned length: what nobody hears later changes nothing. */
  WEIGHT_NORM,
  /** What they make is normalised over channels and time: of a signal that is heard as a whole. */
  TIME_GROUP_NORM
}
