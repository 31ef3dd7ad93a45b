package org.zethus.speechtokenizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.quantise.ResidualQuantised;

class SpeechTokenizerGoldenTest {
  @GoldenCases(area = "codecs", model = "SpeechTokenizer")
  void codesAndWaveformsAreTheReferences(GoldenCase golden) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      SpeechTokenizer model =
          new SpeechTokenizer(weights, golden.config().as(SpeechTokenizerConfig.class));
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      Autograd.inference(
          () -> {
            compare(golden, model, waveform);
            return null;
          });
    }
  }

  private static void compare(GoldenCase golden, SpeechTokenizer model, NDArray waveform) {
    NDArray latents = model.latents(waveform);
    golden.assertClose("mid.encoder", Tensors.floats(latents));
    NDArray codes = model.encode(waveform);
    golden.assertSame("out.codes", Tensors.longs(codes.swapAxes(0, 1)));
    NDArray two = codes.get(":, :{}", golden.tensor("out.codes_nq2").shape()[0]);
    golden.assertSame("out.codes_nq2", Tensors.longs(two.swapAxes(0, 1)));
    NDArray fromOne = model.encodeFrom(1, waveform);
    golden.assertSame("out.codes_from_layer1", Tensors.longs(fromOne.swapAxes(0, 1)));

    golden.assertClose("out.decoded", Tensors.floats(model.decode(codes)));
    golden.assertClose(
        "out.decoded_semantic_only", Tensors.floats(model.decode(codes.get(":, :1"))));
    golden.assertClose(
        "out.decoded_from_layer1", Tensors.floats(model.decodeFrom(1, codes.get(":, 1:"))));

    ResidualQuantised quantised = model.quantise(latents);
    golden.assertClose("out.forward_wav", Tensors.floats(model.synthesise(quantised.output())));
    golden.assertClose("out.forward_feature", Tensors.floats(model.semantic(quantised)));
    NDList layers = new NDList();
    quantised.layers().forEach(layer -> layers.add(layer.output()));
    golden.assertClose("out.forward_feature_list", Tensors.floats(NDArrays.stack(layers)));
  }
}
