package org.zethus.vocos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints, which are a gigabyte each. */
class PublishedLayoutTest {
  private static final long DIM = 1024;
  private static final long INTERMEDIATE_DIM = 4096;
  private static final long NARROW_DIM = 8;
  private static final long NARROW_INTERMEDIATE_DIM = 12;

  @Test
  void theSameNetworkMadeNarrowHasTheSameNamesAndShapes() throws IOException {
    MelSpec mel = new MelSpec(24000, 1920, 1920, 480, 128, 0, 12000);
    VocosConfig config =
        new VocosConfig(
            mel,
            new VocosConfig.Scaling(-4.92, 8.14),
            new VocosConfig.Model(
                new VocosConfig.Network(
                    128,
                    (int) NARROW_DIM,
                    (int) NARROW_INTERMEDIATE_DIM,
                    30,
                    1920,
                    480,
                    VocosConfig.Padding.SAME,
                    null,
                    0,
                    VocosConfig.BackboneKind.CONVNEXT,
                    VocosConfig.HeadKind.ISTFT)));
    Checkpoint untrained = Checkpoint.untrained("narrow", Config.of(config), 1);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new Vocos(weights, config.model().vocos());
      Map<String, List<Long>> shapes = new TreeMap<>();
      weights
          .toTensors()
          .forEach(
              (name, tensor) -> shapes.put(name, LongStream.of(tensor.shape()).boxed().toList()));
      assertThat(shapes).isEqualTo(published());
    }
  }

  private static Map<String, List<Long>> published() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PublishedLayoutTest.class.getResourceAsStream("vevo_vocoder.json"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<Long>> shapes = new TreeMap<>();
      Config.parse(text, "vevo_vocoder.json")
          .asMap()
          .forEach(
              (name, shape) ->
                  shapes.put(
                      name,
                      ((List<?>) Objects.requireNonNull(shape))
                          .stream().map(size -> narrow((Long) size)).toList()));
      return shapes;
    }
  }

  private static long narrow(long size) {
    return size == DIM ? NARROW_DIM : size == INTERMEDIATE_DIM ? NARROW_INTERMEDIATE_DIM : size;
  }
}
