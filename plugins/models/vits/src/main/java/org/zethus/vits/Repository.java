package org.zethus.vits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.SymbolTable;
import org.zethus.text.published.VitsEnglish;

/**
 * A checkpoint of the paper's own repository, or of one that keeps its config: the section {@code
 * data} says what sound and text are like. Parameters have the names that ours have.
 */
final class Repository implements Published {
  private static final String DATA = "data";
  private static final String MODEL = "model";
  private static final String SPEAKERS = "n_speakers";

  /** Our names of the keys of the section {@code data}. */
  private static final Map<String, String> PREPROCESS =
      Map.of(
          "sampling_rate", "sample_rate",
          "filter_length", "n_fft",
          "win_length", "win_size",
          "hop_length", "hop_size",
          "n_mel_channels", "n_mel",
          "mel_fmin", "fmin",
          "mel_fmax", "fmax",
          "add_blank", "add_blank");

  private final Config config;
  private final List<String> symbols;

  Repository(Config config) {
    this.config = config;
    this.symbols =
        config.get("symbols") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : VitsEnglish.symbols();
  }

  /** {@return whether a config has that section} */
  static boolean wrote(Config config) {
    return config.get(DATA + ".filter_length") != null
        && config.get(MODEL + ".inter_channels") != null;
  }

  @Override
  public VitsConfig config() {
    Map<String, @Nullable Object> preprocess = new LinkedHashMap<>();
    Config data = config.section(DATA);
    PREPROCESS.forEach(
        (theirs, ours) -> {
          if (data.get(theirs) != null) {
            preprocess.put(ours, data.get(theirs));
          }
        });
    Map<String, @Nullable Object> model = new LinkedHashMap<>(config.section(MODEL).asMap());
    long speakers = data.get(SPEAKERS) instanceof Long count ? count : 0;
    model.put("text_token_num", (long) symbols.size());
    model.put(SPEAKERS, speakers);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("preprocess", preprocess);
    values.put(MODEL, model);
    values.put("symbols", symbols);
    values.put("speakers", speakers((int) speakers));
    return Config.of(values, config.source()).as(VitsConfig.class);
  }

  /** {@return the names some forks keep, by id, else the ids themselves} */
  private List<String> speakers(int count) {
    if (config.get("speakers") instanceof List<?> names && names.size() == count) {
      return names.stream().map(String::valueOf).toList();
    }
    return count == 0
        ? List.of("")
        : IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Override
  public SymbolReader reader(Espeak espeak) {
    List<String> cleaners = new ArrayList<>();
    if (config.get(DATA + ".text_cleaners") instanceof List<?> names) {
      names.forEach(name -> cleaners.add(String.valueOf(name)));
    }
    if (!cleaners.equals(List.of(VitsEnglish.CLEANER))) {
      throw new ZethusException(
          "%s reads text with the cleaners %s; the one of VITS that is here is %s"
              .formatted(
                  config.source(),
                  cleaners.stream().collect(Collectors.joining(", ", "[", "]")),
                  VitsEnglish.CLEANER));
    }
    VitsEnglish english = new VitsEnglish(espeak);
    SymbolTable table = new SymbolTable(symbols);
    return text ->
        Published.sentences(text)
            .map(line -> new SymbolReader.Line(line, table.tokens(english.read(line))));
  }
}
