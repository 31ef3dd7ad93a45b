package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class EncodecGoldenTest {
  private static final String CODES = "out.codes_bw";

  @GoldenCases(area = "codecs", model = "EncodecModel (transformers)")
  void sameWaveformGivesTheReferencesCodesAndThoseItsWaveform(GoldenCase golden) {
    EncodecConfig config = golden.config().as(EncodecConfig.class);
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Encodec encodec = new Encodec(weights, config);
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      Autograd.inference(
          () -> {
            golden.assertClose("mid.encoder", Tensors.floats(encodec.latents(waveform)));
            NDArray all = encodec.encode(waveform);
            golden.names().stream()
                .filter(name -> name.startsWith(CODES))
                .forEach(name -> atBandwidth(golden, name, config, encodec, all));
            return null;
          });
    }
  }

  private static void atBandwidth(
      GoldenCase golden, String name, EncodecConfig config, Encodec encodec, NDArray all) {
    String bandwidth = name.substring(CODES.length());
    int codebooks = config.codebooks(Double.parseDouble(bandwidth));
    NDArray codes = all.get(":, :{}", codebooks);
    golden.assertSame(name, Tensors.longs(codes));
    golden.assertClose("out.decoded_bw" + bandwidth, Tensors.floats(encodec.decode(codes)));
  }
}
