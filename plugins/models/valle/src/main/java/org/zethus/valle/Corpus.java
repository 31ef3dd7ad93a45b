package org.zethus.valle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.text.SymbolTable;
import org.zethus.torch.tts.JoinedUtterance;

/**
 * The utterances of a training run, joined from the manifests of phones and codes by id.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  /** The role of the codes' manifest, their key in it and their tensor's name. */
  static final String CODES = "codes";

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
    for (JoinedUtterance source : JoinedUtterance.read(context, List.of(CODES))) {
      context.cancel().throwIfCancelled();
      Utterance utterance = source.utterance();
      if (utterance.phones().isEmpty()) {
        throw new ZethusException(
            "utterance '%s' has no phones: give the input 'utterances' those of preprocessor/phonemes"
                .formatted(utterance.id()));
      }
      items.add(new Item(utterance, codes(source.file(CODES), model)));
    }
    return new Corpus(items);
  }

  /** All codebooks that the network has; those that a codec has besides are left out. */
  private static int[][] codes(Path file, ValleConfig model) {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      long[] shape = tensors.names().contains(CODES) ? tensors.shape(CODES) : new long[0];
      if (shape.length != 2 || shape[0] < model.quantizers() || shape[1] < 1) {
        throw new ZethusException(
            "%s: codes have the shape %s, expected (at least %d, frames) by num_quantizers"
                .formatted(file, Arrays.toString(shape), model.quantizers()));
      }
      int frames = Math.toIntExact(shape[1]);
      long[] flat = tensors.get(CODES).longs();
      int[][] codes = new int[model.quantizers()][frames];
      for (int i = 0; i < model.quantizers() * frames; i++) {
        if (flat[i] < 0 || flat[i] >= model.audioTokens()) {
          throw new ZethusException(
              "%s: found code %d, expected codes below %d by audio_token_num"
                  .formatted(file, flat[i], model.audioTokens()));
        }
        codes[i / frames][i % frames] = (int) flat[i];
      }
      return codes;
    }
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }
}
