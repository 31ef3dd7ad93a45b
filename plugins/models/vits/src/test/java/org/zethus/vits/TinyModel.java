package org.zethus.vits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** A network of few channels with random weights, and a front end of few words. */
final class TinyModel {
  static final int SAMPLE_RATE = 8000;

  static final String PREPROCESS =
      """
      preprocess: {
        sample_rate: 8000, n_fft: 128, win_size: 128, hop_size: 16, n_mel: 8, fmin: 0, fmax: 4000,
        segment_size: 256, add_blank: true,
      },
      """;

  /** Without its end, so that a test can add keys. */
  static final String MODEL =
      """
      model: {
        inter_channels: 4, hidden_channels: 8, filter_channels: 12, n_heads: 2, n_layers: 1,
        posterior_layers: 2, flow_layers: 2,
        resblock: "2", resblock_kernel_sizes: [3], resblock_dilation_sizes: [[1, 3]],
        upsample_rates: [4, 4], upsample_kernel_sizes: [8, 8], upsample_initial_channel: 8,
        discriminator_channel_mult_factor: 0.125, mpd_reshapes: [2, 3],
      """;

  static final String TWO_SPEAKERS = "n_speakers: 2, gin_channels: 4,";
  static final String THEIR_NAMES = "speakers: ['ann', 'bob'],";

  private static final String SYMBOLS =
      """
      symbols: ["_", ",", ".", "AA1", "B", "IY0", "S", "SIL", "T", "UW2"], front_end: "words",
      """;

  private TinyModel() {}

  /** {@return a config's text, with further keys of the section model, and beside it} */
  static String config(String ofModel, String more) {
    return "{" + PREPROCESS + MODEL + ofModel + "text_token_num: 10 }," + SYMBOLS + more + "}";
  }

  static VitsPlugin plugin() {
    return new VitsPlugin(new TorchBackend(), List.of(new Words()));
  }

  static Model load(String ofModel, String more) {
    Config config = Config.parse(config(ofModel, more), "tiny");
    return plugin().load(Checkpoint.untrained("tiny", config, 3), Device.CPU);
  }

  /** Writes the untrained network as a checkpoint; {@return its folder} */
  static Path save(Path folder, String ofModel, String more) {
    Checkpoint untrained =
        Checkpoint.untrained("tiny", Config.parse(config(ofModel, more), "tiny"), 3);
    VitsConfig voice = VitsConfig.of(untrained);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new Vits(weights, voice.bins(), voice.network(), voice.decoder());
      Checkpoint.write(folder, voice.toConfig(), weights.toTensors());
    }
    return folder;
  }

  /** Two speakers. */
  static Model load() {
    return load(TWO_SPEAKERS, THEIR_NAMES);
  }

  /** Reads {@code "bee tea. see"}: words are spelt, a full stop ends a sentence. */
  static final class Words implements TextFrontEnd {
    @Override
    public String id() {
      return "words";
    }

    @Override
    public List<Sentence> read(String text) {
      List<Sentence> sentences = new ArrayList<>();
      for (String sentence : text.split("\\.", -1)) {
        if (!sentence.isBlank()) {
          List<Sentence.Word> words = new ArrayList<>(List.of(Sentence.Word.pause("SIL")));
          for (String word : sentence.strip().split(" ", -1)) {
            words.add(new Sentence.Word(word, phones(word)));
          }
          words.add(Sentence.Word.pause("."));
          sentences.add(new Sentence(sentence.strip(), words));
        }
      }
      return sentences;
    }

    private static List<String> phones(String word) {
      return switch (word) {
        case "bee" -> List.of("B", "IY1");
        case "tea" -> List.of("T", "IY0");
        case "sue" -> List.of("S", "UW2");
        default -> List.of("AA1");
      };
    }
  }
}
