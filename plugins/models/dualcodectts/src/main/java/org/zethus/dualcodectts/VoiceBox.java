package org.zethus.dualcodectts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.flowmatching.EulerSampler;
import org.zethus.torch.flowmatching.Passage;
import org.zethus.torch.llama.FlowLlama;
import org.zethus.torch.masked.Guidance;
import org.zethus.torch.nn.Embedding;

/**
 * Mel frames of the first codebook's codes, by flow matching: a transformer learns the velocity
 * from noise to frames, given the codes and the frames of a prompt.
 *
 * @see <a href="https://arxiv.org/abs/2306.15687">Le et al. 2023, section 3</a>
 */
final class VoiceBox {
  private static final Init INIT = Init.normal(0.02);

  private final VoiceBoxConfig config;
  private final Embedding codes;
  private final FlowLlama estimator;

  /** Takes the weights. */
  VoiceBox(StateDict weights, VoiceBoxConfig config) {
    this.config = config;
    codes =
        new Embedding(
            weights.at("cond_emb").starting("weight", INIT), config.codes(), config.hiddenSize());
    estimator = new FlowLlama(weights.at("diff_estimator"), config.melBins(), config.transformer());
  }

  /** {@return the condition of each frame, (B, N * framesPerCode, D), of codes int64 (B, N)} */
  NDArray condition(NDArray ids) {
    return codes.forward(ids.repeat(1, config.framesPerCode()));
  }

  /**
   * Estimates the velocity at a point of a passage. Sequences without a prompt have no condition
   * either, so that the model learns to do without both.
   *
   * @param point (B, T, M)
   * @param ids codes, int64 (B, N); of their frames the first T count
   * @param mask (B, T), 0 where there is only padding
   * @return (B, T, M)
   */
  NDArray predict(NDArray point, NDArray ids, NDArray mask, Passage passage) {
    NDArray cond = condition(ids).get(new NDIndex(":, :{}", point.getShape().get(1)));
    return estimator.forward(
        point,
        passage.timesArray(point.getManager()),
        cond.mul(passage.promptedArray(point.getManager())),
        mask);
  }

  /**
   * Generates.
   *
   * @param ids codes of prompt and target, int64 (1, N)
   * @param prompt its frames, (1, P, M); P may be 0
   * @param steps of the sampler
   * @return the frames that follow, (1, N * framesPerCode - P, M)
   */
  NDArray generate(
      NDArray ids, NDArray prompt, int steps, Guidance guidance, EulerSampler sampler) {
    NDArray cond = condition(ids);
    long known = prompt.getShape().get(1);
    int frames = Math.toIntExact(cond.getShape().get(1) - known);
    NDArray nothing = cond.get(new NDIndex(":, :{}", frames)).zerosLike();
    return sampler.follow(
        (x, t) -> {
          NDArray velocity =
              estimator
                  .forward(prompt.concat(x, 1), t, cond, null)
                  .get(new NDIndex(":, {}:", known));
          return guidance.apply(velocity, () -> estimator.forward(x, t, nothing, null));
        },
        steps,
        1,
        frames,
        config.melBins());
  }
}
