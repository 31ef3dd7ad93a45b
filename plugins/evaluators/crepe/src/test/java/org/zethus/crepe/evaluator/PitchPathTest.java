package org.zethus.crepe.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.crepe.PitchBins;

class PitchPathTest {
  /** Between equally likely paths the choice is free, so that likelihoods are compared. */
  @Test
  void noPathIsLikelierThanTheOneFound() {
    try (SafeTensors io = SafeTensors.open(Path.of("src/test/resources/keras/io.safetensors"))) {
      float[] salience = io.get("out.salience").floats();
      int[] observed = new int[salience.length / PitchBins.COUNT];
      Arrays.setAll(
          observed,
          t ->
              PitchBins.highest(
                  Arrays.copyOfRange(salience, t * PitchBins.COUNT, (t + 1) * PitchBins.COUNT)));
      double score = logLikelihood(PitchPath.through(observed), observed);
      assertThat(score).isCloseTo(io.get("out.path_score").floats()[0], within(1e-4));
    }
  }

  private static double logLikelihood(int[] path, int[] observed) {
    double sum = -Math.log(PitchBins.COUNT);
    for (int t = 0; t < path.length; t++) {
      sum += Math.log((path[t] == observed[t] ? 0.1 : 0) + 0.9 / PitchBins.COUNT);
      if (t > 0) {
        double all = 0;
        for (int to = 0; to < PitchBins.COUNT; to++) {
          all += Math.max(0, 12 - Math.abs(to - path[t - 1]));
        }
        sum += Math.log(Math.max(0, 12 - Math.abs(path[t] - path[t - 1])) / all);
      }
    }
    return sum;
  }

  @Test
  void aJumpForOneFrameIsSmoothedAway() {
    int[] path = PitchPath.through(new int[] {100, 101, 102, 300, 104, 105, 106});
    assertThat(path[3]).isBetween(101, 105);
    assertThat(path[6]).isEqualTo(106);
  }

  @Test
  void aJumpThatLastsIsFollowed() {
    int[] observed = new int[400];
    Arrays.fill(observed, 0, 200, 50);
    Arrays.fill(observed, 200, 400, 90);
    int[] path = PitchPath.through(observed);
    assertThat(path[0]).isEqualTo(50);
    assertThat(path[399]).isEqualTo(90);
  }

  @Test
  void ofNoFramesThereIsNoPath() {
    assertThat(PitchPath.through(new int[0])).isEmpty();
  }
}
