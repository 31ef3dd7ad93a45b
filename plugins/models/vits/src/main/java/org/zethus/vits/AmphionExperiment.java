package org.zethus.vits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Arpabet;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.EspeakG2p;
import org.zethus.text.published.PhoneCollator;
import org.zethus.text.published.SymbolTable;

/**
 * A checkpoint that Amphion trained: {@code args.json} in our keys, the phones in {@code
 * symbols.dict}, the speakers in {@code spk2id.json} or {@code singers.json}.
 */
final class AmphionExperiment implements Published {
  private static final String MODEL = "model";
  private static final String LEXICON = "lexicon";
  private static final String ESPEAK = "espeak";
  private static final String ARPABET = "@"; // marks phones among letters

  private final Checkpoint checkpoint;
  private final Config config;

  AmphionExperiment(Checkpoint checkpoint, Config config) {
    this.checkpoint = checkpoint;
    this.config = config;
  }

  private String text(String key, String otherwise) {
    return config.get(key) instanceof String text ? text : otherwise;
  }

  private String phoneExtractor() {
    return text("preprocess.phone_extractor", ESPEAK);
  }

  @Override
  public VitsConfig config() {
    List<String> speakers = speakers();
    Map<String, @Nullable Object> model = new LinkedHashMap<>(config.section(MODEL).asMap());
    if (!(model.get("n_speakers") instanceof Long count && count > 0)) {
      model.put("n_speakers", (long) speakers.size());
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(config.asMap());
    values.put(MODEL, model);
    values.put("symbols", symbols());
    values.put("speakers", speakers.isEmpty() ? List.of("") : speakers);
    return Config.of(values, config.source()).as(VitsConfig.class);
  }

  private List<String> symbols() {
    return phoneExtractor().equals(LEXICON)
        ? SymbolTable.LETTERS_AND_ARPABET.symbols()
        : collator().ids().entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
  }

  private PhoneCollator collator() {
    String file = text("preprocess.symbols_dict", "symbols.dict");
    return PhoneCollator.ofFile(
        checkpoint
            .text(file)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "checkpoint '%s' has no %s, the table of its phones; copy it from the experiment's or the processed data's folder"
                            .formatted(checkpoint.name(), file))));
  }

  /** {@return the speakers by id; none for a model of one voice} */
  private List<String> speakers() {
    if (!Boolean.TRUE.equals(config.get("train.multi_speaker_training"))) {
      return List.of();
    }
    String file = text("preprocess.spk2id", "spk2id.json");
    String json =
        checkpoint
            .text(file)
            .or(() -> checkpoint.text("singers.json"))
            .orElseThrow(
                () ->
                    new ZethusException(
                        "checkpoint '%s' has several speakers, but no %s or singers.json with their names"
                            .formatted(checkpoint.name(), file)));
    return inOrder(Config.parse(json, checkpoint.name() + "/" + file));
  }

  private static List<String> inOrder(Config ids) {
    Map<Long, String> byId = new TreeMap<>();
    ids.asMap()
        .forEach(
            (name, id) -> {
              if (id instanceof Long number) {
                byId.put(number, name);
              }
            });
    List<String> names = List.copyOf(byId.values());
    for (long id = 0; id < ids.asMap().size(); id++) {
      if (!byId.containsKey(id)) {
        throw new ZethusException(
            "%s numbers %d speakers otherwise than from 0 on, one by one: there is no %d"
                .formatted(ids.source(), ids.asMap().size(), id));
      }
    }
    return names;
  }

  @Override
  public SymbolReader reader(Espeak espeak) {
    return switch (phoneExtractor()) {
      case ESPEAK -> espeakReader(espeak);
      case LEXICON -> lexiconReader();
      default ->
          throw new ZethusException(
              "checkpoint '%s' reads text with the phone_extractor '%s'; there are %s and %s"
                  .formatted(checkpoint.name(), phoneExtractor(), ESPEAK, LEXICON));
    };
  }

  private SymbolReader espeakReader(Espeak espeak) {
    EspeakG2p g2p = new EspeakG2p(espeak, text("preprocess.language", "en-us"));
    PhoneCollator collator = collator();
    return text ->
        Published.sentences(text)
            .map(
                line -> {
                  List<String> known =
                      g2p.phones(line).stream().filter(collator.ids()::containsKey).toList();
                  return new SymbolReader.Line(line, collator.collate(known));
                });
  }

  /** The lexicon is not part of an experiment; ours has the same phones. */
  private static SymbolReader lexiconReader() {
    TextFrontEnd english = new EnglishFrontEnd();
    return text ->
        english.read(text).stream()
            .map(
                sentence -> {
                  Stream<String> symbols =
                      sentence.phones().stream()
                          .map(phone -> Arpabet.isPhone(phone) ? ARPABET + phone : phone);
                  return new SymbolReader.Line(
                      sentence.text(), SymbolTable.LETTERS_AND_ARPABET.tokens(symbols.toList()));
                });
  }
}
