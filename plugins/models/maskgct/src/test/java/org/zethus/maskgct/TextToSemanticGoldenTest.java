package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.masked.Corruption;

class TextToSemanticGoldenTest {
  @GoldenCases(
      area = "maskgct",
      model = "MaskGCT_T2S",
      outputs = {"logits", "final_mask", "loss"})
  void sameDrawsGiveTheReferenceLogitsLossAndGradients(GoldenCase golden) {
    Golden.training(
        golden,
        (opened, compare) -> {
          T2sConfig config = golden.config().as(T2sConfig.class);
          TextToSemantic model = new TextToSemantic(opened.weights(), config);
          opened.weights().requireComplete();
          opened.weights().requireGrad(true);
          NDArray codes = opened.in("x0");
          NDArray mask = opened.in("x_mask");
          Recorded draws = new Recorded(golden);
          float[] times = Corruption.times(draws, (int) codes.getShape().get(0));
          Corruption corruption =
              Corruption.draw(draws, config.corruption(), times, (int) codes.getShape().get(1));
          golden.assertClose("out.mask_prob", corruption.probability());
          opened.prompts(corruption.promptFrames());
          TextToSemantic.Phones phones =
              new TextToSemantic.Phones(opened.in("phone_id"), opened.in("phone_mask"));
          NDArray logits = model.predict(codes, mask, phones, corruption);
          NDArray counts = corruption.hiddenArray(opened.manager()).mul(mask);
          compare.accept(new NDArray[] {logits, codes, counts});
        });
  }

  @GoldenCases(area = "maskgct", model = "MaskGCT_T2S", outputs = "codes")
  void sameNoiseGivesTheReferenceCodes(GoldenCase golden) {
    Golden.inference(
        golden,
        opened -> {
          TextToSemantic model =
              new TextToSemantic(opened.weights(), golden.config().as(T2sConfig.class));
          opened.weights().requireComplete();
          NDArray codes =
              model.generate(
                  opened.in("prompt"),
                  opened.in("phone_id"),
                  (int) opened.number("target_len"),
                  opened.annealing("n_timesteps", opened.number("temp")).get(0),
                  opened.guidance(),
                  opened.sampler(Recorded.noise(golden, opened.draws(""))));
          opened.same("codes", codes);
        });
  }
}
