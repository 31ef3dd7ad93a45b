package org.zethus.dsp.pitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

/**
 * Searches agree with others in what they find, not bit by bit: the cases ask for 97 % of the
 * voicing decisions, and pYIN's pitches may lie one of its bins apart.
 */
class PitchGoldenTest {
  private static final double ONE_BIN = 0.1 / 12 + 1e-6;

  @GoldenCases(area = "f0", model = "f0 extractors", outputs = "pyin")
  void pyinAndYinOfSpeech(GoldenCase golden) {
    PitchSpec spec = spec(golden, "hop");
    float[] samples = golden.floats("in.audio");
    Pyin.Track track = new Pyin(spec).track(samples, 0, golden.tensor("out.pyin").length());
    assertSameTrack(golden.floats("out.pyin"), track.f0());
    golden.assertClose("out.pyin_prob", widen(track.voicedProbability()), 0, 1e-3);
    float[] yin = new Yin(spec, Double.POSITIVE_INFINITY).f0(samples);
    assertSameTrack(golden.floats("out.yin"), yin);
    if (golden.has("out.true_f0")) {
      assertThat(errorCents(golden.floats("out.true_f0"), track.f0()))
          .isLessThanOrEqualTo(golden.doubles("out.pyin_rmse_cents")[0] * 1.05);
    }
  }

  @GoldenCases(area = "dsp", model = "f0 by DIO+StoneMask, Harvest, pYIN", outputs = "pyin")
  void pyinOfSpeech(GoldenCase golden) {
    assertSameTrack(
        golden.floats("out.pyin"),
        new Pyin(spec(golden, "hop_size")).f0(golden.floats("in.speech")));
  }

  @GoldenCases(
      area = "f0",
      model = "f0 extractors",
      outputs = {"dio_raw", "dio"})
  void dioOfSpeech(GoldenCase golden) {
    PitchExtractor dio = new Dio(spec(golden, "hop"));
    assertCloseTrack(golden, "out.dio_raw", dio.f0(golden.floats("in.audio")));
    float[] refined = new StoneMask(dio).f0(golden.floats("in.audio"));
    assertCloseTrack(golden, "out.dio", refined);
    assertAsNearTheTruth(golden, "out.dio_rmse_cents", refined);
  }

  @GoldenCases(area = "f0", model = "f0 extractors", outputs = "harvest")
  void harvestOfSpeech(GoldenCase golden) {
    float[] f0 = new Harvest(spec(golden, "hop")).f0(golden.floats("in.audio"));
    assertCloseTrack(golden, "out.harvest", f0);
    assertAsNearTheTruth(golden, "out.harvest_rmse_cents", f0);
  }

  @GoldenCases(
      area = "dsp",
      model = "f0 by DIO+StoneMask, Harvest, pYIN",
      outputs = {"dio", "harvest"})
  void dioAndHarvestOfSpeech(GoldenCase golden) {
    PitchSpec spec = spec(golden, "hop_size");
    float[] samples = golden.floats("in.speech");
    assertCloseTrack(golden, "out.dio", new StoneMask(new Dio(spec)).f0(samples));
    int frames = (int) golden.tensor("out.harvest").length();
    assertCloseTrack(golden, "out.harvest", new Harvest(spec).f0(samples, 0, frames));
  }

  private static PitchSpec spec(GoldenCase golden, String hop) {
    return new PitchSpec(
        number(golden, "sample_rate").intValue(),
        number(golden, hop).intValue(),
        PitchSpec.FRAME_LENGTH,
        number(golden, "f0_min").doubleValue(),
        number(golden, "f0_max").doubleValue());
  }

  private static Number number(GoldenCase golden, String key) {
    return (Number) golden.config().get(key);
  }

  private static void assertSameTrack(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    int agree = 0;
    int voiced = 0;
    int near = 0;
    for (int t = 0; t < expected.length; t++) {
      agree += (expected[t] > 0) == (actual[t] > 0) ? 1 : 0;
      if (expected[t] > 0 && actual[t] > 0) {
        voiced++;
        near += Math.abs(Math.log(actual[t] / expected[t]) / Math.log(2)) <= ONE_BIN ? 1 : 0;
      }
    }
    assertThat((double) agree / expected.length).as("voicing").isGreaterThanOrEqualTo(0.97);
    assertThat((double) near / voiced).as("pitches within a bin").isGreaterThanOrEqualTo(0.98);
  }

  /** Voiced values agree within the case's relative tolerance; a few frames may lie at an edge. */
  private static void assertCloseTrack(GoldenCase golden, String name, float[] actual) {
    float[] expected = golden.floats(name);
    assertThat(actual).hasSameSizeAs(expected);
    int agree = 0;
    int voiced = 0;
    int near = 0;
    for (int t = 0; t < expected.length; t++) {
      agree += (expected[t] > 0) == (actual[t] > 0) ? 1 : 0;
      if (expected[t] > 0 && actual[t] > 0) {
        voiced++;
        double difference = Math.abs(actual[t] - expected[t]);
        near += difference <= golden.tolerance("rtol") * expected[t] ? 1 : 0;
      }
    }
    assertThat((double) agree / expected.length)
        .as("voicing of %s", name)
        .isGreaterThanOrEqualTo(0.97);
    assertThat((double) near / voiced).as("pitches of %s", name).isGreaterThanOrEqualTo(0.98);
  }

  private static void assertAsNearTheTruth(GoldenCase golden, String error, float[] f0) {
    if (golden.has(error)) {
      assertThat(errorCents(golden.floats("out.true_f0"), f0))
          .isLessThanOrEqualTo(golden.doubles(error)[0] * 1.05);
    }
  }

  private static double[] widen(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(t -> values[t]).toArray();
  }

  private static double errorCents(float[] truth, float[] found) {
    double sum = 0;
    int count = 0;
    for (int t = 0; t < Math.min(truth.length, found.length); t++) {
      if (truth[t] > 0 && found[t] > 0) {
        double cents = 1200 * Math.log(found[t] / truth[t]) / Math.log(2);
        sum += cents * cents;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
