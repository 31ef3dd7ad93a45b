package org.zethus.maskgct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.model.Model;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** Networks of few channels with random weights, and a front end of few words. */
final class TinyModel {
  static final int SAMPLE_RATE = 24000;
  static final int HOP = 480;

  private static final String CONFIG =
      """
      {
        model: {
          t2s_model: { hidden_size: 8, num_layers: 1, num_heads: 2, cond_codebook_size: 12 },
          s2a_model: {
            s2a_full: {
              num_quantizer: 2, hidden_size: 8, num_layers: 1, num_heads: 2, codebook_size: 10,
              cond_codebook_size: 12,
            },
          },
          semantic_codec: {
            codebook_size: 12, hidden_size: 8, codebook_dim: 4, vocos_dim: 8,
            vocos_intermediate_dim: 12, vocos_num_layers: 1,
          },
          acoustic_codec: {
            encoder: { d_model: 2, up_ratios: [4, 5, 6, 4], out_channels: 8 },
            decoder: {
              in_channels: 8, num_quantizers: 2, codebook_size: 10, codebook_dim: 4, vocos_dim: 8,
              vocos_intermediate_dim: 12, vocos_num_layers: 1, n_fft: 960,
            },
          },
          semantic_model: {
            hidden_size: 8, num_hidden_layers: 2, num_attention_heads: 2, intermediate_size: 12,
            conv_depthwise_kernel_size: 3, layer_used: 1,
          },
        },
        symbols: ["_", ",", ".", "AA1", "B", "IY0", "S", "SIL", "T", "UW2"], front_end: "words",
        inference: { t2s_steps: 3, s2a_steps: [2, 1], filter_thres: 0.5 },
      }
      """;

  private TinyModel() {}

  static Model load() {
    Config config = Config.parse(CONFIG, "tiny");
    return new MaskGctPlugin(new TorchBackend(), List.of(new Words("words")))
        .load(Checkpoint.untrained("tiny", config, 3), Device.CPU);
  }

  /** {@return the config of networks as they are published: two from semantic to acoustic codes} */
  static MaskGctConfig published() {
    String first =
        "s2a_1layer: { num_quantizer: 1, hidden_size: 8, num_layers: 1, num_heads: 2, codebook_size: 10,"
            + " cond_codebook_size: 12 }, s2a_full: {";
    String config = CONFIG.replace("s2a_full: {", first).replaceAll("symbols: .*,", "");
    return Config.parse(config, "tiny").as(MaskGctConfig.class);
  }

  /** {@return half a second in which the pitch rises} */
  static SpeechPrompt prompt(String text) {
    float[] samples = new float[11025];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(1e-5 * i * i));
    }
    return new SpeechPrompt(Waveform.mono(22050, samples), text);
  }

  static TtsRequest request(String text, Map<String, Double> controls) {
    return new TtsRequest(text, "", 1, 1, 1, 7, controls).withPrompt(prompt("ah bee"));
  }

  /** Reads {@code "bee tea. sue"}: words are spelt, a full stop ends a sentence. */
  record Words(String id) implements TextFrontEnd {
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
