package org.zethus.maskgct;

import java.util.Arrays;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;

/** Tables and heads as the paper's models begin: normal with a standard deviation of 0.02. */
final class Embeddings {
  private static final Init SMALL = Init.normal(0.02);

  private Embeddings() {}

  static Embedding table(StateDict weights, int count, int width) {
    return new Embedding(weights.starting("weight", SMALL), count, width);
  }

  /** {@return a table whose last row is padding: zeros, not trained} */
  static Embedding paddedTable(StateDict weights, int count, int width) {
    Init init =
        (values, random) -> {
          SMALL.fill(values, random);
          Arrays.fill(values, (count - 1) * width, count * width, 0);
        };
    return Embedding.withPadding(weights.starting("weight", init), count - 1, count, width);
  }

  static Linear head(StateDict weights, int width, int count) {
    return new Linear(weights.starting("weight", SMALL).starting("bias", Init.ZEROS), width, count);
  }
}
