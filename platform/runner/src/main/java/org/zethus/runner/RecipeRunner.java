package org.zethus.runner;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;

/** Makes what a recipe lists. Threads may share it; a workspace takes one run at a time. */
@ProviderType
public interface RecipeRunner {
  /**
   * Says what would be made and what is current. Writes nothing.
   *
   * @param recipe a file, or an id under {@code recipes/}
   * @throws ZethusException if the recipe cannot be followed; the message lists what is wrong
   */
  Plan plan(String recipe, RunOptions options);

  /**
   * {@return the names that a recipe's texts refer to, as in <code>${data}</code>}
   *
   * @param recipe a file, or an id under {@code recipes/}
   * @throws ZethusException if it cannot be read
   */
  Set<String> variables(String recipe, RunOptions options);

  /**
   * Makes what is not current, in order. What was made before a failure or a cancellation is kept,
   * and the next run goes on from there.
   *
   * @param recipe a file, or an id under {@code recipes/}
   * @return one per stage of the plan, in order
   * @throws ZethusException if the recipe cannot be followed, a stage fails, or another process
   *     works in the workspace
   * @throws CancelledException if cancelled
   */
  List<StageResult> run(
      String recipe, RunOptions options, RunListener listener, CancelSignal cancel);
}
