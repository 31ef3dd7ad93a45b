package org.zethus.fastspeech2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.StateDict;
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

  static final String MODEL =
      """
      model: {
        transformer: {
          encoder_layer: 2, encoder_head: 2, encoder_hidden: 16,
          decoder_layer: 1, decoder_head: 2, decoder_hidden: 16,
          conv_filter_size: 24, conv_kernel_size: [5, 1], decoder_conv_kernel_size: [3, 3],
          encoder_dropout: 0.1, decoder_dropout: 0.1,
        },
        variance_predictor: { filter_size: 16, kernel_size: 3, dropout: 0.1 },
        variance_embedding: { pitch_quantization: "continuous", n_bins: 8 },
        postnet: { layers: 3, embedding_dim: 12 },
      },
      """;

  private static final String REST =
      """
      symbols: ["_", ",", ".", "AA1", "B", "IY0", "S", "SIL", "T", "UW2"],
      statistics: { pitch: { mean: 4.8, std: 0.2, min: 4.4, max: 5.2 } },
      front_end: "words",
      """;

  private TinyModel() {}

  static Checkpoint untrained(String more) {
    Config config = Config.parse("{" + PREPROCESS + MODEL + REST + more + "}", "tiny");
    return Checkpoint.untrained("tiny", config, 3);
  }

  static FastSpeech2Plugin plugin() {
    return new FastSpeech2Plugin(new TorchBackend(), List.of(new Words()));
  }

  /** Writes the untrained network as a checkpoint. */
  static Path save(Path folder) {
    Checkpoint untrained = untrained("");
    Voice voice = Voice.of(untrained);
    try (StateDict weights = new TorchBackend().open(untrained, Device.CPU)) {
      new FastSpeech2(voice.network(), weights);
      Checkpoint.write(folder, voice.toConfig(), weights.toTensors());
    }
    return folder;
  }

  static Model load(String more) {
    return plugin().load(untrained(more), Device.CPU);
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
