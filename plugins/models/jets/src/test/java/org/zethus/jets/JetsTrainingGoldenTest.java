package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.jets.Jets.Speech;
import org.zethus.jets.Jets.Taught;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.loss.Losses;

class JetsTrainingGoldenTest {
  private static final String DISCRIMINATOR = "discriminator";

  @GoldenCases(area = "jets", model = "Jets + MultiScaleMultiPeriodDiscriminator")
  void sameBatchGivesTheReferencesLossesAndGradients(GoldenCase golden) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open();
        NDManager manager = weights.manager().newSubManager()) {
      Autograd.training(
          () -> {
            check(golden, weights, manager);
            return null;
          });
    }
  }

  private static void check(GoldenCase golden, StateDict weights, NDManager manager) {
    JetsConfig config = Golden.config(golden);
    Jets jets = new Jets(config, Golden.generator(weights));
    JetsLosses.Config terms =
        Config.parse(
                "{ mel: { sample_rate: 22050, n_fft: 1024, hop_size: 256, n_mel: 80 } }", "loss")
            .as(JetsLosses.Config.class);
    JetsLosses losses = new JetsLosses(manager, config.mel(), terms);
    JetsAdversary adversary =
        new JetsAdversary(discriminators(golden).build(weights.at(DISCRIMINATOR)), terms);
    weights.requireComplete();
    weights.requireGrad(true);

    int segment =
        ((Number) golden.config().section("train").asMap().get("segment_size")).intValue();
    int[] starts = starts(golden, segment);
    NDArray real =
        segments(golden.floats("in.audio"), starts, segment, config.mel().hopLength(), manager);
    golden.assertClose("out.target_segment", Tensors.floats(real));
    Taught taught =
        jets.teach(Golden.phones(golden, manager), speech(golden, manager), starts, segment);
    assertTaught(golden, taught);

    Losses ofDiscriminator = adversary.discriminator(real, taught.audio());
    golden.assertClose("out.loss.loss_disc_all", ofDiscriminator.total().toFloatArray());
    Autograd.backward(ofDiscriminator.total());
    assertGradients(golden, DISCRIMINATOR, weights.at(DISCRIMINATOR));

    Losses total =
        losses.reconstruction(real, taught).plus(adversary.generator(real, taught.audio()));
    assertLosses(golden, total.values());
    Autograd.backward(total.total());
    assertGradients(golden, "generator", Golden.generator(weights));
  }

  private static void assertTaught(GoldenCase golden, Taught taught) {
    golden.assertClose("out.wav", Tensors.floats(taught.audio()));
    golden.assertClose("out.bin_loss", taught.alignment().binLoss().toFloatArray());
    golden.assertClose("out.forwardsum_loss", taught.alignment().forwardSumLoss().toFloatArray());
    golden.assertClose("out.log_p_attn", Tensors.floats(taught.alignment().logProbabilities()));
    golden.assertClose(
        "out.ds",
        Golden.padded(taught.alignment().durations(), taught.alignment().phones().longest()));
    golden.assertClose("out.log_d", Tensors.floats(taught.predicted().logDurations()));
    golden.assertClose("out.p_pred", Tensors.floats(taught.predicted().pitch()));
    golden.assertClose("out.e_pred", Tensors.floats(taught.predicted().energy()));
    golden.assertClose("out.ps", Tensors.floats(taught.pitch()));
    golden.assertClose("out.es", Tensors.floats(taught.energy()));
  }

  /** The reference records some terms with their weights, and sums of them. */
  private static void assertLosses(GoldenCase golden, Map<String, Double> values) {
    double mel = 45 * value(values, "mel_loss");
    double adversarial = value(values, "adv_loss");
    double features = 2 * value(values, "feat_match_loss");
    double variances =
        value(values, "dur_loss") + value(values, "pitch_loss") + value(values, "energy_loss");
    double alignment = 2 * (value(values, "forwardsum_loss") + value(values, "bin_loss"));
    for (String name : List.of("dur_loss", "pitch_loss", "energy_loss")) {
      assertClose(golden, "out." + name, value(values, name));
    }
    assertClose(golden, "out.loss.mel_loss", mel);
    assertClose(golden, "out.loss.adv_loss", adversarial);
    assertClose(golden, "out.loss.feat_match_loss", features);
    assertClose(golden, "out.loss.g_loss", mel + adversarial + features);
    assertClose(golden, "out.loss.var_loss", variances);
    assertClose(golden, "out.loss.align_loss", alignment);
    assertClose(golden, "out.loss.g_total_loss", value(values, "g_total_loss"));
  }

  private static double value(Map<String, Double> values, String name) {
    return values.get(name);
  }

  private static void assertClose(GoldenCase golden, String name, double found) {
    golden.assertClose(name, new double[] {found});
  }

  private static void assertGradients(GoldenCase golden, String network, StateDict weights) {
    double total = 0;
    for (Map.Entry<String, NDArray> parameter : weights.parameters().entrySet()) {
      double squares = 0;
      for (float value : Tensors.floats(parameter.getValue().getGradient())) {
        squares += (double) value * value;
      }
      total += squares;
      String name = "out.gradnorm." + parameter.getKey();
      if (golden.has(name)) {
        assertClose(golden, name, Math.sqrt(squares));
      }
    }
    assertClose(golden, "out.gradnorm_total." + network, Math.sqrt(total));
  }

  private static Speech speech(GoldenCase golden, NDManager manager) {
    NDArray mel = Golden.array(golden, manager, "in.mel");
    Mask frames =
        Mask.of(manager, Golden.ints(golden, "in.target_len"), (int) mel.getShape().get(1));
    return new Speech(
        mel,
        frames,
        rows(golden.floats("in.pitch"), frames),
        rows(golden.floats("in.energy"), frames));
  }

  private static float[][] rows(float[] flat, Mask frames) {
    float[][] rows = new float[frames.size()][];
    for (int b = 0; b < rows.length; b++) {
      int start = b * frames.longest();
      rows[b] = Arrays.copyOfRange(flat, start, start + frames.lengths()[b]);
    }
    return rows;
  }

  private static int[] starts(GoldenCase golden, int segment) {
    float[] uniform = golden.floats("in.segment_uniform");
    int[] frames = Golden.ints(golden, "in.target_len");
    int[] starts = new int[uniform.length];
    Arrays.setAll(starts, b -> (int) (uniform[b] * (frames[b] - segment)));
    golden.assertSame("out.z_start_idxs", Arrays.stream(starts).asLongStream().toArray());
    return starts;
  }

  private static NDArray segments(
      float[] audio, int[] starts, int segment, int hop, NDManager manager) {
    int samples = audio.length / starts.length;
    float[] cut = new float[starts.length * segment * hop];
    for (int b = 0; b < starts.length; b++) {
      System.arraycopy(audio, b * samples + starts[b] * hop, cut, b * segment * hop, segment * hop);
    }
    return Tensors.of(manager, cut, starts.length, (long) segment * hop);
  }

  /** The reference's widths are fixed; its cases exchange the layers for narrower ones. */
  private static JetsDiscriminators discriminators(GoldenCase golden) {
    List<Integer> scaleWidths = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    List<Integer> periodWidths = new ArrayList<>();
    try (var file = golden.weights()) {
      int in = 1;
      for (int i = 0; ; i++) {
        String name = DISCRIMINATOR + ".msd.discriminators.0.convs." + i + ".weight_orig";
        if (!file.names().contains(name)) {
          break;
        }
        long[] shape = file.shape(name);
        groups.add((int) (in / shape[1]));
        in = (int) shape[0];
        scaleWidths.add(in);
      }
      for (int i = 0; ; i++) {
        String name = DISCRIMINATOR + ".mpd.discriminators.0.convs." + i + ".weight_v";
        if (!file.names().contains(name)) {
          break;
        }
        periodWidths.add((int) file.shape(name)[0]);
      }
    }
    return new JetsDiscriminators(
        new JetsDiscriminators.Scales(scaleWidths, groups),
        new JetsDiscriminators.Periods(List.of(2, 3, 5, 7, 11), periodWidths));
  }
}
