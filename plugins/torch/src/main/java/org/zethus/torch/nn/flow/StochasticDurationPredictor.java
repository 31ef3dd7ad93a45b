package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.Functional;

/**
 * Durations as a distribution: a flow over (duration, auxiliary value) conditioned on the text,
 * trained with variational dequantisation and data augmentation.
 *
 * <p>It learns from its input but does not train what made it. All randomness comes in as noise.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, sections 2.2.2 and B.3</a>
 */
public final class StochasticDurationPredictor {
  private static final int[] CHANNELS_AND_TIME = {1, 2};
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
  private static final int DDS_LAYERS = 3;

  /** However many flows there are, the posterior has so many; published checkpoints do too. */
  private static final int POST_FLOWS = 4;

  /** Hears the latents after each flow, by the flow's name in the checkpoint. */
  interface Observer {
    void latents(String flow, NDArray z);
  }

  private static final Observer NOBODY = (flow, z) -> {};

  private final Conv1d pre;
  private final DdsConv convs;
  private final Conv1d proj;
  private final @Nullable Conv1d condition;
  private final List<Flow> flows;
  private final Conv1d postPre;
  private final DdsConv postConvs;
  private final Conv1d postProj;
  private final List<Flow> postFlows;
  private final LogFlow log = new LogFlow();

  /**
   * Takes the weights.
   *
   * @param channels of the encoded symbols and of all layers between
   * @param ginChannels channels of the condition; 0 for none
   */
  public StochasticDurationPredictor(
      StateDict weights, int channels, int kernel, double dropout, int nFlows, int ginChannels) {
    pre = Conv1d.pointwise(weights.at("pre"), channels, channels);
    convs = new DdsConv(weights.at("convs"), channels, kernel, DDS_LAYERS, dropout);
    proj = Conv1d.pointwise(weights.at("proj"), channels, channels);
    condition =
        ginChannels == 0 ? null : Conv1d.pointwise(weights.at("cond"), ginChannels, channels);
    flows = flows(weights.at("flows"), channels, kernel, nFlows);
    postPre = Conv1d.pointwise(weights.at("post_pre"), 1, channels);
    postConvs = new DdsConv(weights.at("post_convs"), channels, kernel, DDS_LAYERS, dropout);
    postProj = Conv1d.pointwise(weights.at("post_proj"), channels, channels);
    postFlows = flows(weights.at("post_flows"), channels, kernel, POST_FLOWS);
  }

  private static List<Flow> flows(StateDict weights, int channels, int kernel, int nFlows) {
    List<Flow> flows = new ArrayList<>();
    flows.add(new ElementwiseAffine(weights.at("0"), 2));
    for (int i = 0; i < nFlows; i++) {
      flows.add(new ConvFlow(weights.at("" + flows.size()), channels, kernel, DDS_LAYERS));
      flows.add(new Flip());
    }
    return flows;
  }

  private NDArray encode(NDArray x, NDArray mask, @Nullable NDArray g) {
    NDArray h = pre.forward(x.stopGradient());
    if (condition != null && g != null) {
      h = h.add(condition.forward(g.stopGradient()));
    }
    return proj.forward(convs.forward(h, mask, null)).mul(mask);
  }

  /**
   * {@return the negative variational lower bound of the durations' log-likelihood, (B)}
   *
   * @param x encoded symbols, (B, C, T)
   * @param w durations in frames, (B, 1, T)
   * @param noise standard normal, (B, 2, T)
   */
  public NDArray negativeLogLikelihood(
      NDArray x, NDArray mask, NDArray w, @Nullable NDArray g, NDArray noise) {
    return negativeLogLikelihood(x, mask, w, g, noise, NOBODY);
  }

  NDArray negativeLogLikelihood(
      NDArray x, NDArray mask, NDArray w, @Nullable NDArray g, NDArray noise, Observer observer) {
    NDArray h = encode(x, mask, g);
    NDArray hw = postConvs.forward(postPre.forward(w), mask, null);
    NDArray hPosterior = h.add(postProj.forward(hw).mul(mask));

    NDArray eq = noise.mul(mask);
    Flow.Mapped posterior = run(postFlows, eq, mask, hPosterior, "post_flows", observer);
    NDList uAndNu = posterior.x().split(2, 1);
    NDArray zu = uAndNu.get(0);
    NDArray u = Functional.sigmoid(zu).mul(mask);
    NDArray logSigmoids = Functional.softplus(zu).add(Functional.softplus(zu.neg())).neg();
    NDArray logDetQ = posterior.logDet().add(logSigmoids.mul(mask).sum(CHANNELS_AND_TIME));
    NDArray logQ = logNormal(eq, mask).sub(logDetQ);

    Flow.Mapped dequantised = log.forward(w.sub(u).mul(mask), mask, null);
    NDArray z = dequantised.x().concat(uAndNu.get(1), 1);
    Flow.Mapped prior = run(flows, z, mask, h, "flows", observer);
    NDArray logDet = prior.logDet().add(dequantised.logDet());
    NDArray nll = logNormal(prior.x(), mask).neg().sub(logDet);
    return nll.add(logQ);
  }

  /** log N(z; 0, 1) summed over what the mask shows, (B). */
  private static NDArray logNormal(NDArray z, NDArray mask) {
    return Functional.mul(z.square().add(LOG_TWO_PI), -0.5).mul(mask).sum(CHANNELS_AND_TIME);
  }

  private static Flow.Mapped run(
      List<Flow> flows, NDArray x, NDArray mask, NDArray g, String name, Observer observer) {
    Flow.Mapped mapped = flows.get(0).forward(x, mask, g);
    observer.latents(name + ".0", mapped.x());
    NDArray logDet = mapped.logDet();
    for (int i = 1; i < flows.size(); i++) {
      mapped = flows.get(i).forward(mapped.x(), mask, g);
      observer.latents(name + "." + i, mapped.x());
      logDet = logDet.add(mapped.logDet());
    }
    return new Flow.Mapped(mapped.x(), logDet);
  }

  /**
   * Samples durations.
   *
   * @param noise normal, (B, 2, T); the smaller its deviation, the more regular the rhythm
   * @return logarithms of durations in frames, (B, 1, T)
   */
  public NDArray sample(NDArray x, NDArray mask, @Nullable NDArray g, NDArray noise) {
    return sample(x, mask, g, noise, NOBODY);
  }

  NDArray sample(NDArray x, NDArray mask, @Nullable NDArray g, NDArray noise, Observer observer) {
    NDArray h = encode(x, mask, g);
    NDArray z = noise;
    for (int i = flows.size() - 1; i >= 0; i--) {
      if (i == 1) {
        continue; // published models were sampled without the first spline flow
      }
      z = flows.get(i).reverse(z, mask, h);
      observer.latents("flows." + i, z);
    }
    return z.split(2, 1).get(0);
  }

  /** {@return as {@link #sample}, in a graph, for one sequence without padding} */
  public Value sample(Value x, @Nullable Value g, Value noise) {
    Value h = pre.forward(x);
    if (condition != null && g != null) {
      h = h.add(condition.forward(g));
    }
    h = proj.forward(convs.forward(h, null));
    Value z = noise;
    for (int i = flows.size() - 1; i >= 0; i--) {
      if (i != 1) { // as above
        z = flows.get(i).reverse(z, h);
      }
    }
    return z.slice(1, 0, 1);
  }
}
