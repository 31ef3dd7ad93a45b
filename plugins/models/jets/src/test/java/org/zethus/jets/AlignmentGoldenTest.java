package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Mask;

class AlignmentGoldenTest {
  @GoldenCases(area = "jets", model = "AlignmentModule")
  void sameTextAndFramesGiveTheReferencesAlignmentLossesAndGradients(GoldenCase golden) {
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
    NDArray text = Tensors.of(manager, golden.tensor("in.text"));
    NDArray mel = Tensors.of(manager, golden.tensor("in.feats"));
    text.setRequiresGradient(true);
    mel.setRequiresGradient(true);
    Mask phones = mask(golden, manager, "in.text_lengths", text);
    Mask frames = mask(golden, manager, "in.feats_lengths", mel);
    AlignmentModule module =
        new AlignmentModule(
            weights, (int) text.getShape().get(2), (int) mel.getShape().get(2), false);
    weights.requireComplete();

    golden.assertClose("out.prior", BetaBinomialPrior.logarithms(phones, frames));
    Alignment alignment = Alignment.of(module.forward(text, phones, mel, frames), phones, frames);
    golden.assertClose("out.log_p_attn", Tensors.floats(alignment.logProbabilities()));
    golden.assertClose("out.ds", padded(alignment.durations(), phones));
    NDArray bin = alignment.binLoss();
    NDArray forwardSum = alignment.forwardSumLoss();
    golden.assertClose("out.bin_loss", bin.toFloatArray());
    golden.assertClose("out.forwardsum_loss", forwardSum.toFloatArray());
    golden.assertClose(
        "out.avg", Tensors.floats(alignment.means(rows(golden.floats("in.xs"), frames))));

    Autograd.backward(forwardSum.add(bin));
    golden.assertClose("out.grad_text", Tensors.floats(text.getGradient()));
    golden.assertClose("out.grad_feats", Tensors.floats(mel.getGradient()));
  }

  private static Mask mask(GoldenCase golden, NDManager manager, String lengths, NDArray of) {
    int[] own = Arrays.stream(golden.longs(lengths)).mapToInt(Math::toIntExact).toArray();
    return Mask.of(manager, own, (int) of.getShape().get(1));
  }

  private static float[] padded(int[][] durations, Mask phones) {
    float[] flat = new float[phones.size() * phones.longest()];
    for (int b = 0; b < durations.length; b++) {
      for (int p = 0; p < durations[b].length; p++) {
        flat[b * phones.longest() + p] = durations[b][p];
      }
    }
    return flat;
  }

  private static float[][] rows(float[] flat, Mask frames) {
    float[][] rows = new float[frames.size()][];
    for (int b = 0; b < rows.length; b++) {
      int start = b * frames.longest();
      rows[b] = Arrays.copyOfRange(flat, start, start + frames.lengths()[b]);
    }
    return rows;
  }
}
