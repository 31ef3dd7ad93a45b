package org.zethus.api.evaluator;

import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;

/** Offers an evaluator to recipes as {@code evaluator/<id>}. */
@ConsumerType
public interface EvaluatorPlugin extends Plugin {
  /** What an evaluator looks at, besides the text. */
  enum Material {
    /** The utterances' sound: the file {@code audio}. */
    AUDIO,
    /**
     * What was heard in the generated sound: the file {@code transcript} of a recogniser's stage.
     */
    TRANSCRIPT,
    /** The vectors of both: the files {@code embedding} of an embedder's stage. */
    EMBEDDING
  }

  /**
   * {@return what must be there; {@code zethus evaluate} sees to it, a recipe has a stage for it}
   */
  default Material material() {
    return Material.AUDIO;
  }

  /** {@return an instance for one run; the caller closes it} */
  Evaluator open(RunContext context);
}
