package org.zethus.valle;

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
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeCodec;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;

/** A small network, a codec of two codebooks, and a corpus whose codes follow from its phones. */
final class Tiny {
  static final int SAMPLE_RATE = 8000;
  static final int HOP = 80;

  /** The sizes of {@link FakeCodec}. */
  static final String MODEL =
      "model: { text_token_num: 8, audio_token_num: 16, decoder_dim: 16, nhead: 2,"
          + " num_decoder_layers: 1, num_quantizers: 2, dropout: 0%s }";

  private static final List<String> PHONES = List.of("AA1", "B", "T");
  private static final int FRAMES_PER_PHONE = 3;
  private static final int COARSE = 16;
  private static final int FINE = 4;

  private Tiny() {}

  /** {@return a run that learns a corpus of so many utterances} */
  static TestRunContext run(Path root, String name, int utterances) {
    Random random = new Random(5);
    List<Utterance> phones = new ArrayList<>();
    List<Utterance> codes = new ArrayList<>();
    for (int i = 0; i < utterances; i++) {
      List<String> spoken = new ArrayList<>(List.of("SIL"));
      for (int k = 3 + random.nextInt(3); k > 0; k--) {
        spoken.add(PHONES.get(random.nextInt(PHONES.size())));
      }
      spoken.add(".");
      String id = "u" + (100 + i);
      String speaker = i % 2 == 0 ? "ann" : "bob";
      phones.add(new Utterance(id, speaker, "", 0, spoken, List.of(), Map.of()));
      String path = "codes/" + id + ".safetensors";
      SafeTensors.write(
          root.resolve("codes").resolve(path), Map.of("codes", codes(spoken)), Map.of());
      codes.add(phones.get(i).withFiles(Map.of("codes", path)));
    }
    new Manifest(root.resolve("phones"), phones).write();
    new Manifest(root.resolve("codes"), codes).write();
    return TestRunContext.writingTo(root.resolve(name))
        .input("utterances", root.resolve("phones"))
        .input("codes", root.resolve("codes"))
        .input("codec", codec(root.resolve("codec")));
  }

  private static Tensor codes(List<String> phones) {
    int frames = phones.size() * FRAMES_PER_PHONE;
    long[] flat = new long[2 * frames];
    for (int t = 0; t < frames; t++) {
      int phone = Math.floorMod(phones.get(t / FRAMES_PER_PHONE).hashCode(), 97);
      flat[t] = (phone + t % FRAMES_PER_PHONE) % COARSE;
      flat[frames + t] = phone % FINE;
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

  static VallePlugin plugin() {
    CodecPlugin codec = new FakeCodec.Plugin();
    return new VallePlugin(
        new TorchBackend(),
        List.of(new Letters()),
        List.of(Map.entry(Map.of("plugin.id", "fake"), codec)));
  }

  static ValleTrainerPlugin trainer() {
    return new ValleTrainerPlugin(new TorchBackend());
  }

  /** {@return a request in the voice of a slow wave, half a second long} */
  static TtsRequest request(String text) {
    float[] samples = new float[SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * 0.003);
    }
    return new TtsRequest(text)
        .withPrompt(new SpeechPrompt(Waveform.mono(SAMPLE_RATE, samples), "a b"));
  }

  /** Reads {@code "a b. t"}: a letter is a phone, a full stop ends a sentence. */
  private static final class Letters implements TextFrontEnd {
    @Override
    public String id() {
      return "letters";
    }

    @Override
    public List<Sentence> read(String text) {
      List<Sentence> sentences = new ArrayList<>();
      for (String part : text.split("\\.", -1)) {
        if (!part.isBlank()) {
          List<Sentence.Word> words = new ArrayList<>(List.of(Sentence.Word.pause("SIL")));
          for (String letter : part.strip().split(" ", -1)) {
            String phone = letter.equals("a") ? "AA1" : letter.toUpperCase(java.util.Locale.ROOT);
            words.add(new Sentence.Word(letter, List.of(phone)));
          }
          words.add(Sentence.Word.pause("."));
          sentences.add(new Sentence(part.strip(), words));
        }
      }
      if (sentences.isEmpty()) {
        throw new ZethusException("nothing to say in '%s'".formatted(text));
      }
      return sentences;
    }
  }
}
