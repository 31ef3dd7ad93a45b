package org.zethus.torch.train;

/** How the learning rate changes, by the names of published configs. */
public enum SchedulerKind {
  CONSTANT,
  CONSTANT_WITH_WARMUP,
  LINEAR,
  COSINE,
  COSINE_WITH_RESTARTS,
  POLYNOMIAL,
  EXPONENTIALLR,
  NOAMLR,
  NOAMSCHEDULER,
  EDEN,
  REDUCELRONPLATEAU
}
