package org.zethus.evaluator.similarity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class SimilarityGoldenTest {
  @GoldenCases(area = "metrics", model = "Frechet (audio) distance from embeddings")
  void distancesOfDistributionsAlsoSingularOnes(GoldenCase golden) {
    Gaussian x = gaussian(golden, "x");
    Gaussian y = gaussian(golden, "y");
    Gaussian z = gaussian(golden, "z");
    golden.assertClose("out.fad_xy", new double[] {x.frechetDistance(y)});
    golden.assertClose("out.fad_xx", new double[] {x.frechetDistance(x)});
    golden.assertClose("out.fad_xz", new double[] {x.frechetDistance(z)});
  }

  private static Gaussian gaussian(GoldenCase golden, String name) {
    double[] values = golden.doubles("in." + name);
    int width = (int) golden.tensor("in." + name).shape()[1];
    Gaussian gaussian =
        Gaussian.of(
            IntStream.range(0, values.length / width)
                .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
                .toList());
    golden.assertClose("out.mean_" + name, gaussian.mean());
    golden.assertClose(
        "out.cov_" + name,
        Stream.of(gaussian.covariance()).flatMapToDouble(Arrays::stream).toArray());
    return gaussian;
  }

  @GoldenCases(area = "metrics", model = "speaker similarity from embeddings")
  void cosinesOfPairsAndOfAll(GoldenCase golden) {
    List<float[]> reference = rows(golden, "in.ref");
    List<float[]> generated = rows(golden, "in.deg");
    double[] matrix =
        reference.stream()
            .flatMapToDouble(
                first ->
                    generated.stream()
                        .mapToDouble(second -> SpeakerSimilarity.cosine(first, second)))
            .toArray();
    golden.assertClose("out.matrix", matrix);
    double mean =
        IntStream.range(0, reference.size())
            .mapToDouble(i -> SpeakerSimilarity.cosine(reference.get(i), generated.get(i)))
            .average()
            .orElseThrow();
    golden.assertClose("out.pairwith", new double[] {mean});
    golden.assertClose(
        "out.overall", new double[] {SpeakerSimilarity.overall(reference, generated)});
  }

  private static List<float[]> rows(GoldenCase golden, String name) {
    float[] values = golden.floats(name);
    int width = (int) golden.tensor(name).shape()[1];
    return IntStream.range(0, values.length / width)
        .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
        .toList();
  }
}
