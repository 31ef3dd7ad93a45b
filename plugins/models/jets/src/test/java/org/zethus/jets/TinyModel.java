package org.zethus.jets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** A small network with random weights, and a front end of few words. */
final class TinyModel {
  static final String PREPROCESS =
      """
      preprocess: {
        sample_rate: 8000, n_fft: 256, win_size: 256, hop_size: 80, n_mel: 8, fmin: 0, fmax: 4000,
        use_log_scale_pitch: true,
      },
      """;

  static final String NETWORK =
      """
      transformer: {
        encoder_layer: 1, encoder_head: 2, encoder_hidden: 16,
        decoder_layer: 1, decoder_head: 2, decoder_hidden: 16,
        conv_filter_size: 24, conv_kernel_size: [5, 1], encoder_dropout: 0.1, decoder_dropout: 0.1,
      },
      variance_predictor: { filter_size: 16, kernel_size: 3, dropout: 0.1 },
      hifigan: {
        resblock: "2", upsample_rates: [10, 8], upsample_kernel_sizes: [20, 16],
        upsample_initial_channel: 16, resblock_kernel_sizes: [3], resblock_dilation_sizes: [[1, 2]],
      },
      """;

  private static final String REST =
      """
      symbols: ["_", ",", ".", "AA1", "B", "IY0", "S", "SIL", "T", "UW2"],
      statistics: { pitch: { mean: 4.8, std: 0.2, min: 4.4, max: 5.2 } },
      front_end: "words",
      """;

  private TinyModel() {}

  /**
   * {@return an untrained checkpoint}
   *
   * @param model more keys of the section {@code model}
   * @param more keys beside it
   */
  static Checkpoint untrained(String model, String more) {
    String config = "{" + PREPROCESS + "model: {" + NETWORK + model + "}," + REST + more + "}";
    return Checkpoint.untrained("tiny", Config.parse(config, "tiny"), 8);
  }

  static JetsPlugin plugin() {
    return new JetsPlugin(new TorchBackend(), List.of(new Words()));
  }

  static Model load(String model, String more) {
    return plugin().load(untrained(model, more), Device.CPU);
  }

  /** Reads {@code "bee tea. sue"}: words are spelt, a full stop ends a sentence. */
  private static final class Words implements TextFrontEnd {
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
      if (sentences.isEmpty()) {
        throw new ZethusException("nothing to say in '%s'".formatted(text));
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
