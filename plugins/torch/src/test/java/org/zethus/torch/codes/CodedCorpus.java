package org.zethus.torch.codes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.fake.FakeCodec;

/**
 * A corpus from which codes can be learned: what is said is a few symbols, each of which is three
 * frames of codes of its own. Ann and Bob speak in turn.
 */
public final class CodedCorpus {
  private static final int SAMPLE_RATE = 8000;
  private static final int HOP = 80;
  private static final int FEWEST = 3;
  private static final int FRAMES_PER_SYMBOL = 3;

  private final List<Utterance> utterances = new ArrayList<>();
  private final List<List<String>> said;

  /** Tells the code of a symbol's frame, counted from 0 to 2, in a codebook. */
  @FunctionalInterface
  public interface Code {
    int of(String symbol, int frame, int codebook);
  }

  private CodedCorpus(
      List<List<String>> said,
      Function<List<String>, String> text,
      UnaryOperator<List<String>> phones) {
    this.said = said;
    for (List<String> symbols : said) {
      int i = utterances.size();
      utterances.add(
          new Utterance(
              "u" + (100 + i),
              i % 2 == 0 ? "ann" : "bob",
              text.apply(symbols),
              0,
              phones.apply(symbols),
              List.of(),
              Map.of()));
    }
  }

  /** {@return utterances of at most so many phones, between silence and a full stop} */
  public static CodedCorpus ofPhones(int count, int most, List<String> phones) {
    List<List<String>> said = draw(count, most, phones);
    said.forEach(
        symbols -> {
          symbols.add(0, "SIL");
          symbols.add(".");
        });
    return new CodedCorpus(said, symbols -> "", symbols -> symbols);
  }

  /** {@return utterances of at most so many letters, without phones} */
  public static CodedCorpus ofLetters(int count, int most, List<String> letters) {
    return new CodedCorpus(
        draw(count, most, letters), symbols -> String.join("", symbols), symbols -> List.of());
  }

  /** Draws the same each time. */
  private static List<List<String>> draw(int count, int most, List<String> symbols) {
    Random random = new Random(5);
    List<List<String>> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> some = new ArrayList<>();
      for (int k = FEWEST + random.nextInt(most - FEWEST + 1); k > 0; k--) {
        some.add(symbols.get(random.nextInt(symbols.size())));
      }
      drawn.add(some);
    }
    return drawn;
  }

  /** Writes what is said. */
  public void write(Path folder) {
    new Manifest(folder, utterances).write();
  }

  /** Writes codes. */
  public void writeCodes(Path folder, int codebooks, Code code) {
    List<Utterance> coded = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String file = "codes/%s.safetensors".formatted(utterances.get(i).id());
      SafeTensors.write(
          folder.resolve(file), Map.of("codes", codes(said.get(i), codebooks, code)), Map.of());
      coded.add(utterances.get(i).withFiles(Map.of("codes", file)));
    }
    new Manifest(folder, coded).write();
  }

  private static Tensor codes(List<String> symbols, int codebooks, Code code) {
    int frames = symbols.size() * FRAMES_PER_SYMBOL;
    long[] flat = new long[codebooks * frames];
    for (int i = 0; i < flat.length; i++) {
      int t = i % frames;
      String symbol = symbols.get(t / FRAMES_PER_SYMBOL);
      flat[i] = code.of(symbol, t % FRAMES_PER_SYMBOL, i / frames);
    }
    return Tensor.of(flat, codebooks, frames);
  }

  /** {@return a run whose inputs are the utterances, codes of {@link FakeCodec}, and this codec} */
  public TestRunContext run(Path root, String name, Code code) {
    write(root.resolve("utterances"));
    writeCodes(root.resolve("codes"), 2, code);
    String codec =
        "{ \"model_type\": \"fake\", \"sample_rate\": %d, \"hop_size\": %d }"
            .formatted(SAMPLE_RATE, HOP);
    AtomicFiles.write(root.resolve("codec/config.json"), codec.getBytes(StandardCharsets.UTF_8));
    return TestRunContext.writingTo(root.resolve(name))
        .input("utterances", root.resolve("utterances"))
        .input("codes", root.resolve("codes"))
        .input("codec", root.resolve("codec"));
  }

  /** {@return a request in the voice of a slow wave, half a second long} */
  public static TtsRequest request(String text, String promptText) {
    float[] samples = new float[SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * 0.003);
    }
    return new TtsRequest(text)
        .withPrompt(new SpeechPrompt(Waveform.mono(SAMPLE_RATE, samples), promptText));
  }
}
