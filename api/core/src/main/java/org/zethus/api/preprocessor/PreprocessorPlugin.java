package org.zethus.api.preprocessor;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;

/** Offers a preprocessor to recipes as {@code preprocessor/<id>}. */
@ConsumerType
public interface PreprocessorPlugin extends Plugin {
  /** {@return an instance for one run; the caller closes it} */
  Preprocessor open(RunContext context);
}
