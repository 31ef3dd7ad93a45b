package org.zethus.dualcodectts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeCodec;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.CodedCorpus;

/** Small networks, a codec of two codebooks, and a corpus whose codes follow from its letters. */
final class Tiny {
  /** The codebooks of {@link FakeCodec}, and the bytes of UTF-8. */
  static final String MODEL =
      """
      model: {
        ar: {
          vocab_size: 282, speech_vocab_size: 16, hidden_size: 16, intermediate_size: 32,
          num_hidden_layers: 1, num_attention_heads: 2,
        },
        nar: {
          first_layer_vocab_size: 16, target_vocab_size: 4, pad_token_id: 5, num_quantizers: 2,
          hidden_size: 16, intermediate_size: 32, num_hidden_layers: 1, num_attention_heads: 2,
        },
      },
      vocabulary: "bytes",
      """;

  /** Symbols of text, prompt and answer of {@link #untrained}. */
  static final int LONGEST = 30;

  private static final List<String> LETTERS = List.of("a", "b", "t");
  private static final int MOST_LETTERS = 5;

  private Tiny() {}

  /** Asks a network that has learned nothing, of at most {@value #LONGEST} symbols. */
  static void untrained(BiFunction<DualCodecValle, StateDict, ?> question) {
    Config config = Config.parse("{" + MODEL + " max_length: " + LONGEST + " }", "a test");
    Checkpoint checkpoint = Checkpoint.untrained(VoiceConfig.ID, config, 5);
    try (StateDict weights = new TorchBackend().open(checkpoint, Device.CPU);
        Scope scope = Scope.open()) {
      DualCodecValle valle = new DualCodecValle(weights, config.as(VoiceConfig.class));
      Autograd.inference(() -> question.apply(valle, weights));
    }
  }

  /** {@return a run that learns a corpus of so many utterances} */
  static TestRunContext run(Path root, String name, int utterances) {
    return CodedCorpus.ofLetters(utterances, MOST_LETTERS, LETTERS).run(root, name, Tiny::code);
  }

  private static int code(String letter, int frame, int codebook) {
    int number = LETTERS.indexOf(letter);
    return codebook == 0 ? 4 * number + frame : number;
  }

  static DualCodecVallePlugin plugin() {
    CodecPlugin codec = new FakeCodec.Plugin();
    return new DualCodecVallePlugin(
        new TorchBackend(), List.of(Map.entry(Map.of("plugin.id", "fake"), codec)));
  }

  static VoiceTrainerPlugin trainer() {
    return new VoiceTrainerPlugin(new TorchBackend());
  }

  static TtsRequest request(String text) {
    return CodedCorpus.request(text, "ab");
  }
}
