package org.zethus.text.bpe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.zethus.api.plugin.ZethusException;

/**
 * Whisper's multilingual tokens, and a token for each language it knows.
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, section 2.2 and 2.3</a>
 */
public final class WhisperTokenizer {
  private static final String TIKTOKEN = "multilingual.tiktoken";
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final String ADDED = "added_tokens.json";

  /** The names of all files that {@link #read} looks for. */
  public static final List<String> FILES = List.of(TIKTOKEN, VOCABULARY, MERGES, ADDED);

  private static final int MARKS_BEFORE_LANGUAGES = 2; // end of text, start of transcript

  /** In the order of their tokens. */
  private static final List<String> LANGUAGES =
      List.of(
          ("en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta"
                  + " no th ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne"
                  + " mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht"
                  + " ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue")
              .split(" ", -1));

  private final ByteLevelBpe bpe;
  private final Map<String, Integer> languages;

  private WhisperTokenizer(ByteLevelBpe bpe, Map<String, Integer> languages) {
    this.bpe = bpe;
    this.languages = Map.copyOf(languages);
  }

  /** {@return the files it is read from, one of these forms; for messages} */
  public static String files() {
    return "%s, or %s with %s and %s".formatted(TIKTOKEN, VOCABULARY, MERGES, ADDED);
  }

  /**
   * Reads the published vocabulary: OpenAI's {@code multilingual.tiktoken}, or Hugging Face's
   * {@code vocab.json}, {@code merges.txt} and {@code added_tokens.json}.
   *
   * @param text of a file by its name; empty where there is none
   * @param where the files are, for messages
   * @return the tokenizer; empty if neither form is there
   * @throws ZethusException if a file cannot be read as what it should be
   */
  public static Optional<WhisperTokenizer> read(
      Function<String, Optional<String>> text, String where) {
    Optional<String> ranks = text.apply(TIKTOKEN);
    if (ranks.isPresent()) {
      return Optional.of(ofRanks(ranks.get(), where + "/" + TIKTOKEN));
    }
    Optional<String> vocabulary = text.apply(VOCABULARY);
    Optional<String> merges = text.apply(MERGES);
    if (vocabulary.isEmpty() || merges.isEmpty()) {
      return Optional.empty();
    }
    String file = where + "/" + VOCABULARY;
    ByteLevelBpe bpe =
        ByteLevelBpe.byMerges(
            VocabularyFiles.vocabulary(vocabulary.get(), file),
            VocabularyFiles.merges(merges.get(), where + "/" + MERGES));
    Map<String, Integer> specials = VocabularyFiles.specials(vocabulary.get(), file);
    text.apply(ADDED)
        .ifPresent(json -> specials.putAll(VocabularyFiles.specials(json, where + "/" + ADDED)));
    return Optional.of(new WhisperTokenizer(bpe, languages(specials)));
  }

  /** OpenAI's form has no special tokens: they follow the others in a known order. */
  private static WhisperTokenizer ofRanks(String text, String file) {
    ByteLevelBpe bpe = ByteLevelBpe.byIds(VocabularyFiles.tiktoken(text, file));
    Map<String, Integer> specials = new HashMap<>();
    for (int i = 0; i < LANGUAGES.size(); i++) {
      specials.put(special(LANGUAGES.get(i)), bpe.size() + MARKS_BEFORE_LANGUAGES + i);
    }
    return new WhisperTokenizer(bpe, languages(specials));
  }

  private static Map<String, Integer> languages(Map<String, Integer> specials) {
    Map<String, Integer> languages = new HashMap<>();
    for (String language : LANGUAGES) {
      Integer id = specials.get(special(language));
      if (id != null) {
        languages.put(language, id);
      }
    }
    return languages;
  }

  private static String special(String language) {
    return "<|" + language + "|>";
  }

  /** {@return the ids of a text's tokens} */
  public int[] encode(String text) {
    return bpe.encode(text);
  }

  /** {@return the text of tokens; those of languages and other marks are left out} */
  public String decode(int[] ids) {
    return bpe.decode(Arrays.stream(ids).filter(id -> id < bpe.size()).toArray());
  }

  /**
   * {@return the token that tells a language}
   *
   * @param language two or three letters, e.g. {@code en}
   * @throws ZethusException if there is none for it
   */
  public int language(String language) {
    Integer id = languages.get(language);
    if (id == null) {
      throw new ZethusException(
          "found the language '%s', the vocabulary has %s"
              .formatted(language, new TreeSet<>(languages.keySet())));
    }
    return id;
  }
}
