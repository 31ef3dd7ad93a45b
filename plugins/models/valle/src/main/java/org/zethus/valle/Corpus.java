package org.zethus.valle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.SymbolTable;
import org.zethus.torch.codes.StoredCodes;
import org.zethus.torch.tts.JoinedUtterance;

/**
 * The utterances of a training run, joined from the manifests of phones and codes by id.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  /**
   * One utterance.
   *
   * @param utterance phones and speaker
   * @param codes (codebooks, frames)
   */
  record Item(Utterance utterance, int[][] codes) {
    int frames() {
      return codes[0].length;
    }

    /** {@return both as one, under the id of the second} */
    Item then(Item next) {
      List<String> phones = new ArrayList<>(utterance.phones());
      phones.addAll(next.utterance.phones());
      int[][] both = new int[codes.length][];
      for (int k = 0; k < both.length; k++) {
        both[k] = IntStream.concat(IntStream.of(codes[k]), IntStream.of(next.codes[k])).toArray();
      }
      return new Item(next.utterance.withPhones(phones), both);
    }
  }

  Corpus {
    items = List.copyOf(items);
  }

  /**
   * Reads the inputs of a run.
   *
   * @throws ZethusException if they do not fit together or do not fit the network; the message
   *     names the file
   */
  static Corpus read(RunContext context, ValleConfig model) {
    List<Item> items = new ArrayList<>();
    for (JoinedUtterance source : JoinedUtterance.read(context, List.of(StoredCodes.CODES))) {
      context.cancel().throwIfCancelled();
      Utterance utterance = source.utterance();
      if (utterance.phones().isEmpty()) {
        throw new ZethusException(
            "utterance '%s' has no phones: give the input 'utterances' those of preprocessor/phonemes"
                .formatted(utterance.id()));
      }
      items.add(new Item(utterance, codes(source.file(StoredCodes.CODES), model)));
    }
    return new Corpus(items);
  }

  /** All codebooks that the network has; those that a codec has besides are left out. */
  private static int[][] codes(Path file, ValleConfig model) {
    return StoredCodes.read(
        file,
        Collections.nCopies(model.quantizers(), model.audioTokens()),
        "num_quantizers and audio_token_num");
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }
}
