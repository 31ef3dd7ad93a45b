package org.zethus.maskgct;

import java.nio.file.Path;
import java.util.List;
import org.zethus.torch.codes.CodedCorpus;

/** Utterances whose codes follow from their phones: each phone is a few frames of its own codes. */
final class TinyCodes {
  static final int SEMANTIC = 12;
  static final int ACOUSTIC = 10;
  static final int CODEBOOKS = 3;

  private static final List<String> PHONES =
      List.of("AA1", "B", "IY0", "S", "T", "UW2", "SIL", ".");
  private static final List<String> SPOKEN = PHONES.subList(0, 6);
  private static final int MOST_PHONES = 6;

  private TinyCodes() {}

  /** Writes utterances with phones, and their semantic and acoustic codes, each in a folder. */
  static void write(Path folder, int count) {
    CodedCorpus corpus = CodedCorpus.ofPhones(count, MOST_PHONES, SPOKEN);
    corpus.write(folder.resolve("utterances"));
    corpus.writeCodes(folder.resolve("semantic"), 1, code(SEMANTIC));
    corpus.writeCodes(folder.resolve("acoustic"), CODEBOOKS, code(ACOUSTIC));
  }

  private static CodedCorpus.Code code(int size) {
    return (phone, frame, codebook) -> (2 * PHONES.indexOf(phone) + frame % 2 + codebook) % size;
  }
}
