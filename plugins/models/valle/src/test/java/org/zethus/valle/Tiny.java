package org.zethus.valle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeCodec;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.CodedCorpus;

/** A small network, a codec of two codebooks, and a corpus whose codes follow from its phones. */
final class Tiny {
  /** The sizes of {@link FakeCodec}. */
  static final String MODEL =
      "model: { text_token_num: 8, audio_token_num: 16, decoder_dim: 16, nhead: 2,"
          + " num_decoder_layers: 1, num_quantizers: 2, dropout: 0%s }";

  private static final List<String> PHONES = List.of("AA1", "B", "T");
  private static final int MOST_PHONES = 5;

  private Tiny() {}

  /** {@return a run that learns a corpus of so many utterances} */
  static TestRunContext run(Path root, String name, int utterances) {
    return CodedCorpus.ofPhones(utterances, MOST_PHONES, PHONES).run(root, name, Tiny::code);
  }

  private static int code(String phone, int frame, int codebook) {
    int number = Math.floorMod(phone.hashCode(), 97);
    return codebook == 0 ? (number + frame) % 16 : number % 4;
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

  static TtsRequest request(String text) {
    return CodedCorpus.request(text, "a b");
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
