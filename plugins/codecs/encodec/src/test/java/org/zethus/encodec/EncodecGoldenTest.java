package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class EncodecGoldenTest {
  private static final String CODES = "out.codes_bw";
  private static final Pattern DECODER_LAYER =
      Pattern.compile("^decoder\\.layers\\.(\\d+)\\.(\\w+)");

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

  /** EnCodec's own repository has the same weights under other names. */
  @GoldenCases(area = "codecs", model = "EncodecModel (transformers)")
  void itsOwnRepositorysNamesAreReadToo(GoldenCase golden, @TempDir Path folder) {
    Path file = folder.resolve("own.safetensors");
    try (SafeTensors published = golden.weights()) {
      Map<String, Tensor> renamed = new TreeMap<>();
      int last = lastDecoderLayer(published.names());
      published.names().forEach(name -> renamed.put(ownName(name, last), published.get(name)));
      SafeTensors.write(file, renamed, Map.of());
    }
    EncodecConfig config = golden.config().as(EncodecConfig.class);
    try (StateDict weights =
            new TorchBackend().open(SafeTensors.open(file), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Encodec encodec = new Encodec(weights, config);
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      float[] latents = Autograd.inference(() -> Tensors.floats(encodec.latents(waveform)));
      golden.assertClose("mid.encoder", latents);
    }
  }

  private static int lastDecoderLayer(Set<String> names) {
    return names.stream()
        .map(DECODER_LAYER::matcher)
        .filter(Matcher::find)
        .mapToInt(layer -> Integer.parseInt(layer.group(1)))
        .max()
        .orElseThrow();
  }

  private static String ownName(String name, int lastDecoderLayer) {
    Matcher layer = DECODER_LAYER.matcher(name);
    boolean outer = layer.find() && layer.group(2).equals("conv");
    boolean between = outer && !List.of("0", "" + lastDecoderLayer).contains(layer.group(1));
    return name.replace("quantizer.layers", "quantizer.vq.layers")
        .replace(".codebook.", "._codebook.")
        .replaceFirst("coder\\.layers", "coder.model")
        .replace(".conv.", between ? ".convtr.convtr." : ".conv.conv.");
  }
}
