package org.zethus.vocos;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.Backbone;
import org.zethus.torch.vocos.ConvNextBackbone;
import org.zethus.torch.vocos.ConvNextShape;
import org.zethus.torch.vocos.FourierHead;
import org.zethus.torch.vocos.ImdctCosHead;
import org.zethus.torch.vocos.ImdctHead;
import org.zethus.torch.vocos.ImdctSymExpHead;
import org.zethus.torch.vocos.Mdct;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.ResNetBackbone;
import org.zethus.torch.vocos.Vocos;

class VocosGoldenTest {
  @GoldenCases(area = "vocoders", model = "Vocos")
  void sameWeightsAndMelGiveTheReferenceWaveform(GoldenCase golden) {
    onWeights(
        golden,
        weights -> {
          Vocos vocos = new Vocos(weights, network(golden.config(), golden));
          weights.requireComplete();
          NDArray mel = array(golden, weights, "in.mel");
          golden.assertClose("out.backbone", Tensors.floats(vocos.frames(mel)));
          golden.assertClose("out.audio", Tensors.floats(vocos.forward(mel)));
        });
  }

  @GoldenCases(area = "codecs", model = "Vocos")
  void sameWeightsAndFeaturesGiveTheReferenceWaveform(GoldenCase golden) {
    onWeights(
        golden,
        weights -> {
          Vocos vocos = new Vocos(weights, network(golden.config(), golden));
          weights.requireComplete();
          NDArray x = array(golden, weights, "in.x");
          golden.assertClose("mid.backbone", Tensors.floats(vocos.frames(x)));
          golden.assertClose("out.wav", Tensors.floats(vocos.forward(x)));
        });
  }

  @GoldenCases(area = "vocoders", model = "Vocos variants")
  void backbonesAndTransforms(GoldenCase golden) {
    onWeights(
        golden,
        weights -> {
          Config config = golden.config();
          NDArray x = array(golden, weights, "in.x");
          Backbone adanorm = new ConvNextBackbone(weights.at("adanorm"), adanorm(config, golden));
          golden.assertClose("out.adanorm", Tensors.floats(adanorm.forward(x)));
          golden.assertClose("out.resnet", Tensors.floats(resNet(weights, config).forward(x)));
          weights.requireComplete();
          NDArray audio = array(golden, weights, "in.audio");
          int hop = config.as(FrameLength.class).frameLen() / 2;
          for (NetworkConfig.Padding padding : NetworkConfig.Padding.values()) {
            Mdct mdct = new Mdct(weights.manager(), hop, padding);
            String name = padding.name().toLowerCase(Locale.ROOT);
            NDArray coefficients = mdct.forward(audio);
            golden.assertClose("out.mdct_" + name, Tensors.floats(coefficients));
            long samples = mdct.samples(coefficients.getShape().get(1));
            golden.assertClose(
                "out.imdct_" + name, Tensors.floats(mdct.inverse(coefficients, samples)));
          }
        });
  }

  @GoldenCases(
      area = "codecs",
      model = "Vocos parts: MDCT, IMDCT heads, ResNet backbone",
      outputs = {"imdct_symexp_wav", "imdct_cos_wav", "resnet_backbone"})
  void partsOfTheAblation(GoldenCase golden) {
    onWeights(
        golden,
        weights -> {
          Parts config = golden.config().as(Parts.class);
          int hop = config.mdctFrameLen() / 2;
          heads(golden, weights, config.dim(), hop);
          Backbone resnet = resNet(weights, golden.config());
          weights.requireComplete();
          NDArray frames = resnet.forward(array(golden, weights, "in.resnet_x"));
          golden.assertClose("out.resnet_backbone", Tensors.floats(frames));

          NDArray audio = array(golden, weights, "in.audio");
          Mdct same = new Mdct(weights.manager(), hop, NetworkConfig.Padding.SAME);
          Mdct center = new Mdct(weights.manager(), hop, NetworkConfig.Padding.CENTER);
          NDArray coefficients = same.forward(audio);
          golden.assertClose("out.mdct_same", Tensors.floats(coefficients));
          golden.assertClose("out.mdct_center", Tensors.floats(center.forward(audio)));
          golden.assertClose(
              "out.imdct_roundtrip",
              Tensors.floats(same.inverse(coefficients, audio.getShape().get(1))));
        });
  }

  private static void heads(GoldenCase golden, StateDict weights, int dim, int hop) {
    NDArray x = array(golden, weights, "in.imdct_x");
    long frames = x.getShape().get(1);
    ImdctHead symExp =
        new ImdctSymExpHead(weights.at("symexp"), dim, hop, NetworkConfig.Padding.SAME);
    // The reference's clip_audio clips the coefficients and returns them instead of the audio.
    assertThat(golden.tensor("out.imdct_symexp_wav").shape())
        .containsExactly(x.getShape().get(0), frames, hop);
    NDArray clipped = symExp.coefficients(x).clip(-1, 1);
    golden.assertClose("out.imdct_symexp_wav", Tensors.floats(clipped));

    long samples = golden.tensor("out.imdct_cos_wav").shape()[1];
    NetworkConfig.Padding padding =
        samples == frames * hop ? NetworkConfig.Padding.SAME : NetworkConfig.Padding.CENTER;
    FourierHead cos = new ImdctCosHead(weights.at("cos"), dim, hop, padding);
    golden.assertClose("out.imdct_cos_wav", Tensors.floats(cos.forward(x, cos.samples(frames))));
  }

  private record FrameLength(int frameLen) {}

  private record Parts(int mdctFrameLen, int dim) {}

  private record ResNet(int inputChannels, int dim, int numBlocks) {}

  private static Backbone resNet(StateDict weights, Config config) {
    ResNet resnet = config.section("resnet").as(ResNet.class);
    return new ResNetBackbone(
        weights.at("resnet"), resnet.inputChannels(), resnet.dim(), resnet.numBlocks());
  }

  private static ConvNextShape adanorm(Config config, GoldenCase golden) {
    NetworkConfig network = network(config.section("adanorm"), golden);
    return new ConvNextShape(
        network.inputChannels(),
        network.dim(),
        network.intermediateDim(),
        network.numLayers(),
        network.adanormNumEmbeddings(),
        network.bandwidthId());
  }

  /** A case's config, with its condition; the parts that stand alone have no head. */
  private static NetworkConfig network(Config config, GoldenCase golden) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(config.asMap());
    values.putIfAbsent("n_fft", 4);
    values.putIfAbsent("hop_size", 1);
    if (golden.has("in.bandwidth_id")) {
      values.put("bandwidth_id", golden.longs("in.bandwidth_id")[0]);
    }
    return Config.of(values, golden.name()).as(NetworkConfig.class);
  }

  private static NDArray array(GoldenCase golden, StateDict weights, String name) {
    return Tensors.of(weights.manager(), golden.tensor(name));
  }

  private static void onWeights(GoldenCase golden, Consumer<StateDict> body) {
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Autograd.inference(
          () -> {
            body.accept(weights);
            return null;
          });
    }
  }
}
