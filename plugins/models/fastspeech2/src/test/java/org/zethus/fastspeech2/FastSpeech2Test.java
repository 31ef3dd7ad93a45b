package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.Device;
import org.zethus.fastspeech2.FastSpeech2.Output;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.Phones;

class FastSpeech2Test {
  private static final long[] LONG = {7, 4, 5, 6, 3, 8, 5, 2};
  private static final long[] SHORT = {7, 3, 6, 2};

  @Test
  void anUtteranceDoesNotDependOnItsNeighboursInTheBatch() {
    for (String frameLevel : new String[] {"false", "true"}) {
      String features =
          "preprocess: { n_mel: 8, use_frame_pitch: %s, use_frame_energy: %s }"
              .formatted(frameLevel, frameLevel);
      float[] alone = run(features, network -> mel(network, SHORT));
      float[] padded =
          run(features, network -> Arrays.copyOf(mel(network, SHORT, LONG), alone.length));
      assertThat(padded).containsExactly(alone, within(1e-5f));
    }
  }

  @Test
  void longerThanInTrainingIsNotCut() {
    int frames = run("model: { max_seq_len: 4 }", network -> mel(network, LONG)).length / 8;
    assertThat(frames).isGreaterThan(4);
  }

  private static float[] mel(Call call, long[]... utterances) {
    return Tensors.floats(call.infer(utterances).postnetMel());
  }

  private record Call(FastSpeech2 network, NDManager manager) {
    Output infer(long[]... utterances) {
      int[] lengths = Arrays.stream(utterances).mapToInt(ids -> ids.length).toArray();
      int longest = Arrays.stream(lengths).max().orElseThrow();
      long[] ids = new long[utterances.length * longest];
      int[][] least = new int[utterances.length][];
      for (int b = 0; b < utterances.length; b++) {
        System.arraycopy(utterances[b], 0, ids, b * longest, lengths[b]);
        least[b] = new int[lengths[b]];
        Arrays.fill(least[b], 1 + b); // so that the second one has more frames
      }
      return network.infer(
          new Phones(
              Tensors.of(manager, ids, utterances.length, longest),
              Mask.of(manager, lengths, longest),
              Tensors.of(manager, new long[utterances.length], utterances.length)),
          new Controls(1, 1, 1, least));
    }
  }

  private static <T> T run(String config, Function<Call, T> body) {
    Voice voice = Voice.of(TinyModel.untrained(""));
    FastSpeech2Config changed = TinyModel.untrained(config).config(FastSpeech2Config.class);
    assertThat(voice.network()).isNotEqualTo(changed);
    try (StateDict weights = new TorchBackend().open(TinyModel.untrained(config), Device.CPU);
        Scope scope = Scope.open();
        NDManager manager = weights.manager().newSubManager()) {
      return Autograd.inference(
          () -> body.apply(new Call(new FastSpeech2(changed, weights), manager)));
    }
  }
}
