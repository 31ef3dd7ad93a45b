package org.zethus.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;

/** What holds for every {@link Trainer}. */
public abstract class TrainerContract {
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  @TempDir
  Path folder;

  /** {@return the plugin} */
  protected abstract TrainerPlugin plugin();

  /** Configures a run on the same inputs each time, of at least four short steps. */
  protected abstract void prepare(TestRunContext context);

  private TestRunContext context(String name) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve(name));
    prepare(context);
    return context;
  }

  private void train(TestRunContext context) {
    try (Trainer trainer = plugin().open(context)) {
      trainer.train();
    }
  }

  @Test
  void leavesACheckpoint() {
    train(context("a"));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("a"));
    assertThat(checkpoint.config().asMap()).isNotEmpty();
    try (TensorSource weights = checkpoint.weights()) {
      assertThat(weights.names()).isNotEmpty();
    }
  }

  @Test
  void stoppedAndResumedItEndsWithTheSameBytes() {
    train(context("straight"));
    assertThatThrownBy(
            () -> train(context("stopped").cancelAt(2)),
            "cancelled at step 2: report() each step, save, then cancel().throwIfCancelled()")
        .isInstanceOf(CancelledException.class);
    train(context("stopped"));
    assertThat(Folders.contents(folder.resolve("stopped")))
        .as("SHA-256 of the files: save the optimiser, the place in the data and the random state")
        .isEqualTo(Folders.contents(folder.resolve("straight")));
  }

  @Test
  void anotherSeedTrainsAnotherModel() {
    train(context("one"));
    train(context("other").seed(99));
    assertThat(Folders.contents(folder.resolve("other")).get(Checkpoint.WEIGHTS))
        .as("weights of another seed: draw them from context.seed()")
        .isNotEqualTo(Folders.contents(folder.resolve("one")).get(Checkpoint.WEIGHTS));
  }
}
