package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.repcodec.RepCodec;
import org.zethus.torch.repcodec.RepCodecConfig;

class RepCodecGoldenTest {
  private static final String GRADIENT = "out.grad_norm.";

  @GoldenCases(area = "maskgct", model = "RepCodec (semantic codec)")
  void codesFramesLossesAndGradientsAreTheReferences(GoldenCase golden) {
    RepCodecConfig config = golden.config().as(RepCodecConfig.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      RepCodec codec = new RepCodec(weights, config);
      weights.requireComplete();
      NDArray frames = Tensors.of(weights.manager(), golden.tensor("in.x"));
      Autograd.inference(
          () -> {
            inference(golden, codec, frames);
            return null;
          });
      weights.requireGrad(true);
      Autograd.training(
          () -> {
            training(golden, codec, frames, weights);
            return null;
          });
    }
  }

  private static void inference(GoldenCase golden, RepCodec codec, NDArray frames) {
    NDArray latents = codec.encode(frames);
    golden.assertClose("mid.encoder_out", Tensors.floats(latents.swapAxes(1, 2)));
    ResidualQuantised quantised = codec.quantise(latents);
    golden.assertSame("out.codes", Tensors.longs(quantised.codes().swapAxes(0, 1)));
    golden.assertSame("out.codes", Tensors.longs(codec.codes(frames).swapAxes(0, 1)));
    golden.assertClose("out.quantized", Tensors.floats(quantised.output().swapAxes(1, 2)));
    golden.assertClose("out.x_rec", Tensors.floats(codec.decode(quantised.output())));
    NDArray embedded = codec.embed(quantised.codes());
    golden.assertClose("out.vq2emb", Tensors.floats(embedded));
    golden.assertClose("out.decoded_from_vq2emb", Tensors.floats(codec.decode(embedded)));
  }

  private static void training(
      GoldenCase golden, RepCodec codec, NDArray frames, StateDict weights) {
    ResidualQuantised quantised = codec.quantise(codec.encode(frames));
    NDArray decoded = codec.decode(quantised.output());
    golden.assertClose("out.train_x_rec", Tensors.floats(decoded));
    RepCodecLosses terms = new RepCodecLosses(1, 1, 0.15); // the commitment is written in no config
    Losses codebooks =
        Losses.named("codebook_loss")
            .plus("codebook", quantised.codebookLosses().mean())
            .plus(terms.commitment(), "commitment", quantised.commitmentLosses().mean());
    NDArray mse = decoded.sub(frames).square().mean();
    golden.assertClose("out.train_codebook_loss", Tensors.floats(codebooks.total().reshape(1)));
    golden.assertClose("out.train_rec_mse", Tensors.floats(mse.reshape(1)));
    Autograd.backward(mse.add(codebooks.total()));
    for (String name : golden.names()) {
      if (name.startsWith(GRADIENT)) {
        NDArray parameter = weights.parameters().get(name.substring(GRADIENT.length()));
        golden.assertClose(name, new double[] {norm(parameter.getGradient())});
      }
    }
  }

  private static double norm(NDArray gradient) {
    float[] values = Tensors.floats(gradient);
    double[] squares = new double[values.length];
    Arrays.setAll(squares, i -> (double) values[i] * values[i]);
    return Math.sqrt(Arrays.stream(squares).sum());
  }
}
