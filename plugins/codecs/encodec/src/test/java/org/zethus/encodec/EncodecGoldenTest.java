package org.zethus.encodec;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    Segments segments = config.segments();
    try (StateDict weights = new TorchBackend().open(golden.weights(), golden.name(), Device.CPU);
        Scope scope = Scope.open()) {
      Encodec encodec = new Encodec(weights, config);
      weights.requireComplete();
      NDArray waveform = Tensors.of(weights.manager(), golden.tensor("in.wav"));
      Autograd.inference(
          () -> {
            if (segments == null) {
              whole(golden, config, encodec, waveform);
            } else {
              cut(golden, config, new SegmentedEncodec(encodec, config, segments), waveform);
            }
            return null;
          });
    }
  }

  private static Stream<String> bandwidths(GoldenCase golden) {
    return golden.names().stream()
        .filter(name -> name.startsWith(CODES))
        .map(name -> name.substring(CODES.length()));
  }

  private static void whole(
      GoldenCase golden, EncodecConfig config, Encodec encodec, NDArray waveform) {
    NDArray loudness = config.normalize() ? Loudness.of(waveform) : waveform.onesLike();
    NDArray heard = waveform.div(loudness);
    golden.assertClose("mid.encoder", Tensors.floats(encodec.latents(heard)));
    NDArray all = encodec.encode(heard);
    bandwidths(golden)
        .forEach(
            bandwidth -> {
              int codebooks = config.codebooks(Double.parseDouble(bandwidth));
              NDArray codes = all.get(":, :{}", codebooks);
              golden.assertSame(CODES + bandwidth, Tensors.longs(codes));
              NDArray decoded = encodec.decode(codes).mul(loudness);
              golden.assertClose("out.decoded_bw" + bandwidth, Tensors.floats(decoded));
            });
  }

  private static void cut(
      GoldenCase golden, EncodecConfig config, SegmentedEncodec encodec, NDArray waveform) {
    NDArray all = encodec.encode(waveform);
    int first = encodec.format().leastCodebooks();
    int times = config.normalize() ? first - Loudness.CODES : first;
    bandwidths(golden)
        .forEach(
            bandwidth -> {
              int codebooks = config.codebooks(Double.parseDouble(bandwidth));
              int count = first - times + codebooks * times;
              NDArray frames = all.get(":, :{}", count);
              NDArray codes = frames.get(":, {}:", first - times).swapAxes(1, 2);
              golden.assertSame(CODES + bandwidth, Tensors.longs(codes));
              if (config.normalize()) {
                golden.assertClose("out.scale_bw" + bandwidth, loudness(frames));
              }
              NDArray decoded = encodec.decode(frames);
              NDArray heard = decoded.get(":, :, :{}", waveform.getShape().get(2));
              golden.assertClose("out.decoded_bw" + bandwidth, Tensors.floats(heard));
            });
  }

  private static float[] loudness(NDArray frames) {
    float[] loudness = new float[(int) frames.getShape().get(2)];
    for (int i = 0; i < loudness.length; i++) {
      loudness[i] = Loudness.read(Tensors.longs(frames.get("0, :, {}", i)));
    }
    return loudness;
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
    boolean outer = layer.find() && List.of("conv", "norm").contains(layer.group(2));
    boolean between = outer && !List.of("0", "" + lastDecoderLayer).contains(layer.group(1));
    return name.replace("quantizer.layers", "quantizer.vq.layers")
        .replace(".codebook.", "._codebook.")
        .replaceFirst("coder\\.layers", "coder.model")
        .replace(".conv.", between ? ".convtr.convtr." : ".conv.conv.")
        .replace(".norm.", between ? ".convtr.norm." : ".conv.norm.");
  }
}
