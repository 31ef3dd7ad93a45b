package org.zethus.vits;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.TokenSequence;
import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.Speakers;

/**
 * What a corpus or a checkpoint gives numbers to.
 *
 * @param symbols phones and pauses; number 0 is padding and blank
 * @param speakers by id
 * @param addBlank whether a blank stands between any two symbols and at both ends
 */
record Vocabulary(SymbolTable symbols, Speakers speakers, boolean addBlank) {
  private static final int BLANK = 0;

  static Vocabulary of(VitsConfig config) {
    return new Vocabulary(
        new SymbolTable(config.symbols()),
        new Speakers(config.speakers()),
        config.reading().addBlank());
  }

  /** {@return how many ids so many phones become} */
  int length(int phones) {
    return addBlank ? 2 * phones + 1 : phones;
  }

  /**
   * {@return the ids of phones, with blanks between them}
   *
   * @throws org.zethus.api.plugin.ZethusException if one is not in the table
   */
  long[] ids(List<String> phones) {
    return ids(symbols.encode(phones));
  }

  /** {@return the ids of a sequence, with blanks between them} */
  long[] ids(TokenSequence sequence) {
    List<Integer> ids = new ArrayList<>();
    for (int id : sequence.ids()) {
      if (addBlank) {
        ids.add(BLANK);
      }
      ids.add(id);
    }
    if (addBlank) {
      ids.add(BLANK);
    }
    return ids.stream().mapToLong(Integer::longValue).toArray();
  }
}
