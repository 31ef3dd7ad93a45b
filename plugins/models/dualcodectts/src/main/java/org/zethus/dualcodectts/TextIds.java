package org.zethus.dualcodectts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.bpe.ByteLevelBpe;
import org.zethus.text.bpe.WhisperTokenizer;
import org.zethus.text.published.DualCodecText;

/** How text becomes the ids of a language model. */
@FunctionalInterface
interface TextIds {
  /** Where Whisper's vocabulary is published that the networks were trained with. */
  String WHISPER = "openai/whisper-large-v3";

  /**
   * {@return ids from 0 on}
   *
   * @param language of the text; empty: the checkpoint's own
   * @throws ZethusException if there is none for that language
   */
  long[] of(String text, String language);

  /** {@return ids that are the bytes of the text} */
  static TextIds bytes(String own) {
    ByteLevelBpe bytes = ByteLevelBpe.bytes();
    return (text, language) -> longs(bytes.encode(normalised(text, language, own)));
  }

  /** {@return ids of a language and Whisper's tokens} */
  static TextIds whisper(WhisperTokenizer tokenizer, String own) {
    return (text, language) ->
        LongStream.concat(
                LongStream.of(tokenizer.language(language.isEmpty() ? own : language)),
                LongStream.of(longs(tokenizer.encode(normalised(text, language, own)))))
            .toArray();
  }

  private static String normalised(String text, String language, String own) {
    return DualCodecText.normalise(text, language.isEmpty() ? own : language);
  }

  private static long[] longs(int[] ids) {
    return Arrays.stream(ids).asLongStream().toArray();
  }

  /**
   * {@return those of a checkpoint} Whisper's vocabulary is looked for in its folder, and where
   * {@value #WHISPER} is.
   *
   * @throws ZethusException if that is missing
   */
  static TextIds of(VoiceConfig config, Checkpoint checkpoint) {
    if (config.vocabulary() == VoiceConfig.Vocabulary.BYTES) {
      return bytes(config.language());
    }
    WhisperTokenizer tokenizer =
        WhisperTokenizer.read(checkpoint::text, checkpoint.name())
            .orElseGet(() -> whisper(PublishedFiles.neighbour(checkpoint, WHISPER)));
    return whisper(tokenizer, config.language());
  }

  /**
   * {@return the vocabulary in a folder}
   *
   * @throws ZethusException if it has none
   */
  static WhisperTokenizer whisper(Path folder) {
    Function<String, Optional<String>> text =
        name -> {
          Path file = folder.resolve(name);
          try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
          } catch (IOException e) {
            throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
          }
        };
    return WhisperTokenizer.read(text, folder.toString())
        .orElseThrow(
            () ->
                new ZethusException(
                    "%s has no vocabulary of Whisper: need %s"
                        .formatted(folder, WhisperTokenizer.files())));
  }

  /**
   * Copies the files of Whisper's vocabulary, if a folder has them.
   *
   * @throws ZethusException if that fails
   */
  static void copyVocabulary(Path from, Path to) {
    for (String name : WhisperTokenizer.FILES) {
      Path file = from.resolve(name);
      try {
        if (Files.exists(file)) {
          AtomicFiles.write(to.resolve(name), Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new ZethusException("cannot copy %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
  }
}
