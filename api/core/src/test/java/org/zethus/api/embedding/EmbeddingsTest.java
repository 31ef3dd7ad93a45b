package org.zethus.api.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

class EmbeddingsTest {
  @Test
  void meanIsTakenOverTheVectors() {
    Embeddings embeddings = Embeddings.of(2, new float[][] {{1, -2}, {3, 4}});
    assertThat(embeddings.mean()).containsExactly(2, 1);
    Embeddings none = Embeddings.of(2, new float[0][]);
    assertThat(none.count()).isZero();
    assertThatThrownBy(none::mean).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ownsACopy() {
    float[][] vectors = {{1, 2}};
    Embeddings embeddings = Embeddings.of(2, vectors);
    vectors[0][0] = 5;
    embeddings.vector(0)[1] = 5;
    assertThat(embeddings).isEqualTo(Embeddings.of(2, new float[][] {{1, 2}}));
  }

  @Test
  void aFileGivesWhatWasWritten(@TempDir Path folder) {
    Path file = folder.resolve("a.safetensors");
    for (float[][] vectors : new float[][][] {{{1, 2, 3}, {4, 5, 6}}, {}}) {
      Embeddings embeddings = Embeddings.of(3, vectors);
      embeddings.write(file);
      assertThat(Embeddings.read(file)).isEqualTo(embeddings);
    }
    SafeTensors.write(file, Map.of("embedding", Tensor.of(new float[3], 3)), Map.of());
    assertThatThrownBy(() -> Embeddings.read(file))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("is [3], expected (vectors, width)");
  }

  @Test
  void otherWidthsAndNumbersThatAreNoneAreRefused() {
    assertThatThrownBy(() -> Embeddings.of(2, new float[][] {{1, 2}, {1}}))
        .hasMessageContainingAll("2 numbers", "1 in vector 1");
    assertThatThrownBy(() -> Embeddings.of(1, new float[][] {{Float.NaN}}))
        .hasMessageContaining("NaN in vector 0");
    assertThatThrownBy(() -> Embeddings.of(0, new float[0][])).hasMessageContaining("found 0");
  }
}
