package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Tensors;
import org.zethus.torch.masked.Annealing;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.MaskSchedule;

class SemanticToAcousticGoldenTest {
  @GoldenCases(
      area = "maskgct",
      model = "MaskGCT_S2A",
      outputs = {"logits", "final_mask", "loss"})
  void sameDrawsGiveTheReferenceLogitsLossAndGradients(GoldenCase golden) {
    Golden.training(
        golden,
        (opened, compare) -> {
          S2aConfig config = golden.config().as(S2aConfig.class);
          SemanticToAcoustic model = new SemanticToAcoustic(opened.weights(), config);
          opened.weights().requireComplete();
          opened.weights().requireGrad(true);
          NDArray codes = opened.in("x0");
          NDArray mask = opened.in("x_mask");
          Recorded draws = new Recorded(golden);
          float[] times = Corruption.times(draws, (int) codes.getShape().get(0));
          int target = draws.codebook(config.codebookWeights());
          golden.assertSame("out.mask_layer", new long[] {target});
          Corruption corruption =
              Corruption.draw(draws, config.corruption(), times, (int) codes.getShape().get(1));
          golden.assertClose("out.mask_prob", corruption.probability());
          opened.prompts(corruption.promptFrames());
          NDArray logits = model.predict(codes, opened.in("cond_code"), mask, target, corruption);
          NDArray counts = corruption.hiddenArray(opened.manager()).mul(mask);
          NDArray wanted = codes.get(new NDIndex(":, :, {}", target));
          compare.accept(new NDArray[] {logits, wanted, counts});
        });
  }

  @GoldenCases(area = "maskgct", model = "MaskGCT_S2A", outputs = "codes")
  void sameNoiseGivesTheReferenceCodes(GoldenCase golden) {
    Golden.inference(
        golden,
        opened -> {
          SemanticToAcoustic model =
              new SemanticToAcoustic(opened.weights(), golden.config().as(S2aConfig.class));
          opened.weights().requireComplete();
          List<String> draws = new ArrayList<>();
          for (int k = 0; k < model.codebooks(); k++) {
            draws.addAll(opened.draws("layer%d_".formatted(k)));
          }
          NDArray codes =
              model.generate(
                  opened.in("semantic_code"),
                  opened.in("prompt"),
                  golden.has("in.gt_code") ? opened.in("gt_code") : null,
                  opened.annealing("n_timesteps", opened.number("temp")),
                  opened.guidance(),
                  opened.sampler(Recorded.noise(golden, draws)));
          opened.same("codes", codes);
        });
  }

  @GoldenCases(area = "maskgct", model = "MaskGCT_S2A", outputs = "linear_with_layer1")
  void schedulesAreThoseOfTheReference(GoldenCase golden) {
    int codebooks = ((Number) golden.config().asMap().get("num_quantizer")).intValue();
    for (CodebookSchedule schedule : List.of(CodebookSchedule.COSINE, CodebookSchedule.LINEAR)) {
      String name = "out." + schedule.name().toLowerCase(java.util.Locale.ROOT);
      golden.assertClose(name + "_with_layer1", shares(schedule.weights(codebooks, true)));
      golden.assertClose(name + "_without_layer1", shares(schedule.weights(codebooks, false)));
    }
    long[] symbols = golden.longs("in.topk_vocab");
    long[] thresholds = golden.longs("in.topk_thres_x100");
    long[] kept = new long[symbols.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new Annealing(1, 1, thresholds[i] / 100.0).drawn((int) symbols[i]);
    }
    golden.assertSame("out.topk_k", kept);
    Golden.withoutWeights(
        manager -> {
          NDArray t = Tensors.of(manager, golden.tensor("in.t"));
          golden.assertClose("out.mask_prob", Tensors.floats(MaskSchedule.probability(t)));
        });
  }

  private static double[] shares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    assertThat(sum).isPositive();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
