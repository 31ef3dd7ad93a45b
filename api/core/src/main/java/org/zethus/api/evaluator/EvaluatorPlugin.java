package org.zethus.api.evaluator;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;

/** Offers an evaluator to recipes as {@code evaluator/<id>}. */
@ConsumerType
public interface EvaluatorPlugin extends Plugin {
  /** {@return an instance for one run; the caller closes it} */
  Evaluator open(RunContext context);
}
