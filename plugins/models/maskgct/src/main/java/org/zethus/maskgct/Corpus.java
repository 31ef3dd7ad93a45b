package org.zethus.maskgct;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.text.SymbolTable;

/**
 * The utterances of a training run: text of the input {@code utterances}, codes of {@code semantic}
 * and, where they are wanted, of {@code acoustic}. Codes are small and stay in memory.
 *
 * @param items in the order of the manifest; at least one
 */
record Corpus(List<Item> items) {
  private static final String UTTERANCES = "utterances";
  private static final String SEMANTIC = "semantic";
  private static final String ACOUSTIC = "acoustic";
  private static final String CODES = "codes";

  /** Two encoders may disagree about the last frames. */
  private static final int MOST_DIFFERENCE = 3;

  /**
   * One utterance.
   *
   * @param utterance text and phones
   * @param semantic codes, (T)
   * @param acoustic codes, (K, T); K is 0 where they are not wanted
   */
  record Item(Utterance utterance, int[] semantic, int[][] acoustic) {
    int frames() {
      return semantic.length;
    }

    /** {@return both as one, under the id of the second} */
    Item then(Item next) {
      List<String> phones = new ArrayList<>(utterance.phones());
      phones.addAll(next.utterance.phones());
      int[][] sound = new int[acoustic.length][];
      for (int k = 0; k < sound.length; k++) {
        sound[k] = joined(acoustic[k], next.acoustic[k]);
      }
      return new Item(next.utterance.withPhones(phones), joined(semantic, next.semantic), sound);
    }

    private static int[] joined(int[] first, int[] second) {
      return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
    }
  }

  Corpus {
    items = List.copyOf(items);
  }

  /**
   * Reads phones and semantic codes.
   *
   * @throws ZethusException if they do not fit together; the message names the utterance
   */
  static Corpus ofText(RunContext context, int semanticCodes) {
    Corpus corpus = read(context, semanticCodes, 0, 0);
    for (Item item : corpus.items()) {
      if (item.utterance().phones().isEmpty()) {
        throw new ZethusException(
            "utterance '%s' has no phones. Give this stage the utterances of preprocessor/phonemes."
                .formatted(item.utterance().id()));
      }
    }
    return corpus;
  }

  /**
   * Reads semantic and acoustic codes.
   *
   * @param codebooks how many of the acoustic ones are wanted, the first ones
   * @throws ZethusException if they do not fit together; the message names the utterance
   */
  static Corpus ofCodes(RunContext context, int semanticCodes, int codebooks, int acousticCodes) {
    return read(context, semanticCodes, codebooks, acousticCodes);
  }

  private static Corpus read(
      RunContext context, int semanticCodes, int codebooks, int acousticCodes) {
    Manifest utterances = Manifest.read(context.input(codebooks == 0 ? UTTERANCES : SEMANTIC));
    Codes semantic = new Codes(Manifest.read(context.input(SEMANTIC)), semanticCodes);
    Codes acoustic =
        codebooks == 0
            ? semantic
            : new Codes(Manifest.read(context.input(ACOUSTIC)), acousticCodes);
    List<Item> items = new ArrayList<>();
    for (Utterance utterance : utterances.utterances()) {
      context.cancel().throwIfCancelled();
      items.add(
          item(
              utterance,
              semantic.of(utterance, 1)[0],
              codebooks == 0 ? new int[0][] : acoustic.of(utterance, codebooks)));
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "nothing to train on: %s has no utterances".formatted(utterances.folder()));
    }
    return new Corpus(items);
  }

  private static Item item(Utterance utterance, int[] semantic, int[][] acoustic) {
    if (acoustic.length == 0) {
      return new Item(utterance, semantic, acoustic);
    }
    int frames = Math.min(semantic.length, acoustic[0].length);
    if (Math.max(semantic.length, acoustic[0].length) - frames > MOST_DIFFERENCE) {
      throw new ZethusException(
          "utterance '%s' has %d frames of semantic codes and %d of acoustic ones. Both codecs must have the same frame rate."
              .formatted(utterance.id(), semantic.length, acoustic[0].length));
    }
    return new Item(
        utterance,
        Arrays.copyOf(semantic, frames),
        Arrays.stream(acoustic).map(row -> Arrays.copyOf(row, frames)).toArray(int[][]::new));
  }

  /** {@return all symbols that occur} */
  SymbolTable symbols() {
    return SymbolTable.of(items.stream().map(item -> item.utterance().phones()).toList());
  }

  /** An artifact of codes, a file (codebooks, frames) for each utterance. */
  private record Codes(Manifest manifest, Map<String, Utterance> byId, int size) {
    Codes(Manifest manifest, int size) {
      this(manifest, manifest.byId(), size);
    }

    /** {@return the codes of the first codebooks} */
    int[][] of(Utterance utterance, int codebooks) {
      Utterance coded = byId.get(utterance.id());
      if (coded == null) {
        throw new ZethusException(
            "utterance '%s' has no codes in %s. Were both made from the same corpus?"
                .formatted(utterance.id(), manifest.folder()));
      }
      Path file = manifest.file(coded, CODES);
      if (!Files.isRegularFile(file)) {
        throw new ZethusException(
            "no file %s, which its manifest names. Run the stage that makes it again."
                .formatted(file));
      }
      try (SafeTensors tensors = SafeTensors.open(file)) {
        if (!tensors.names().contains(CODES)) {
          throw new ZethusException(
              "%s has the tensors %s, expected '%s'".formatted(file, tensors.names(), CODES));
        }
        return first(tensors.get(CODES), codebooks, file);
      }
    }

    private int[][] first(Tensor tensor, int codebooks, Path file) {
      long[] shape = tensor.shape();
      if (shape.length != 2 || shape[0] < codebooks || shape[1] < 1) {
        throw new ZethusException(
            "%s: codes have the shape %s, expected (%d or more codebooks, frames)"
                .formatted(file, Arrays.toString(shape), codebooks));
      }
      int frames = Math.toIntExact(shape[1]);
      long[] values = tensor.longs();
      int[][] codes = new int[codebooks][frames];
      for (int i = 0; i < codebooks * frames; i++) {
        if (values[i] < 0 || values[i] >= size) {
          throw new ZethusException(
              "%s: found the code %d in codebook %d, this model's config has %d codes"
                  .formatted(file, values[i], i / frames, size));
        }
        codes[i / frames][i % frames] = (int) values[i];
      }
      return codes;
    }
  }
}
