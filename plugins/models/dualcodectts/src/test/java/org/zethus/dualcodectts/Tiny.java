package org.zethus.dualcodectts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeCodec;
import org.zethus.torch.TorchBackend;

/** Small networks, a codec of two codebooks, and a corpus whose codes follow from its letters. */
final class Tiny {
  static final int SAMPLE_RATE = 8000;
  static final int HOP = 80;

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

  private static final String LETTERS = "abt";
  private static final int FRAMES_PER_LETTER = 3;

  private Tiny() {}

  /** {@return a run that learns a corpus of so many utterances} */
  static TestRunContext run(Path root, String name, int utterances) {
    Random random = new Random(5);
    List<Utterance> texts = new ArrayList<>();
    List<Utterance> codes = new ArrayList<>();
    for (int i = 0; i < utterances; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 3 + random.nextInt(3); k > 0; k--) {
        text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      String id = "u" + (100 + i);
      String speaker = i % 2 == 0 ? "ann" : "bob";
      texts.add(new Utterance(id, speaker, text.toString(), 0, List.of(), List.of(), Map.of()));
      String path = "codes/" + id + ".safetensors";
      SafeTensors.write(
          root.resolve("codes").resolve(path), Map.of("codes", codes(text)), Map.of());
      codes.add(texts.get(i).withFiles(Map.of("codes", path)));
    }
    new Manifest(root.resolve("texts"), texts).write();
    new Manifest(root.resolve("codes"), codes).write();
    return TestRunContext.writingTo(root.resolve(name))
        .input("utterances", root.resolve("texts"))
        .input("codes", root.resolve("codes"))
        .input("codec", codec(root.resolve("codec")));
  }

  private static Tensor codes(CharSequence text) {
    int frames = text.length() * FRAMES_PER_LETTER;
    long[] flat = new long[2 * frames];
    for (int t = 0; t < frames; t++) {
      int letter = LETTERS.indexOf(text.charAt(t / FRAMES_PER_LETTER));
      flat[t] = 4L * letter + t % FRAMES_PER_LETTER;
      flat[frames + t] = letter;
    }
    return Tensor.of(flat, 2, frames);
  }

  private static Path codec(Path folder) {
    String json =
        "{ \"model_type\": \"fake\", \"sample_rate\": %d, \"hop_size\": %d }"
            .formatted(SAMPLE_RATE, HOP);
    AtomicFiles.write(folder.resolve("config.json"), json.getBytes(StandardCharsets.UTF_8));
    return folder;
  }

  static DualCodecVallePlugin plugin() {
    CodecPlugin codec = new FakeCodec.Plugin();
    return new DualCodecVallePlugin(
        new TorchBackend(), List.of(Map.entry(Map.of("plugin.id", "fake"), codec)));
  }

  static VoiceTrainerPlugin trainer() {
    return new VoiceTrainerPlugin(new TorchBackend());
  }

  /** {@return a request in the voice of a slow wave, half a second long} */
  static TtsRequest request(String text) {
    float[] samples = new float[SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * 0.003);
    }
    return new TtsRequest(text)
        .withPrompt(new SpeechPrompt(Waveform.mono(SAMPLE_RATE, samples), "ab"));
  }
}
