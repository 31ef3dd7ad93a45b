package org.zethus.api.trainer;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;

/** Offers a trainer to recipes as {@code trainer/<id>}. */
@ConsumerType
public interface TrainerPlugin extends Plugin {
  /** {@return an instance for one run; the caller closes it} */
  Trainer open(RunContext context);
}
