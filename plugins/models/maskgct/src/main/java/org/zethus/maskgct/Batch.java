package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.zethus.torch.Tensors;
import org.zethus.torch.masked.Corruption;

/**
 * Utterances with what is hidden of them, padded to the longest; plain Java values, so that one
 * thread can read the next batch while another computes.
 *
 * @param phones ids per utterance; none where the model reads no text
 * @param items codes per utterance
 * @param target the acoustic codebook that is hidden; -1 where the semantic codes are
 * @param corruption what is hidden
 */
record Batch(long[][] phones, List<Corpus.Item> items, int target, Corruption corruption)
    implements Objective.Hidden {
  Batch {
    items = List.copyOf(items);
  }

  /** {@return frames of the longest, T} */
  static int frames(List<Corpus.Item> items) {
    return items.stream().mapToInt(Corpus.Item::frames).max().orElse(0);
  }

  private int frames() {
    return corruption.frames();
  }

  @Override
  public int counted() {
    int counted = 0;
    for (int b = 0; b < items.size(); b++) {
      for (int t = 0; t < items.get(b).frames(); t++) {
        counted += corruption.hidden()[b * frames() + t] ? 1 : 0;
      }
    }
    return counted;
  }

  /** {@return semantic codes, int64 (B, T)} */
  NDArray semantic(NDManager manager) {
    long[] ids = new long[items.size() * frames()];
    for (int b = 0; b < items.size(); b++) {
      int[] row = items.get(b).semantic();
      for (int t = 0; t < row.length; t++) {
        ids[b * frames() + t] = row[t];
      }
    }
    return Tensors.of(manager, ids, items.size(), frames());
  }

  /** {@return acoustic codes, int64 (B, T, K)} */
  NDArray acoustic(NDManager manager) {
    int codebooks = items.get(0).acoustic().length;
    long[] ids = new long[items.size() * frames() * codebooks];
    for (int b = 0; b < items.size(); b++) {
      for (int k = 0; k < codebooks; k++) {
        int[] row = items.get(b).acoustic()[k];
        for (int t = 0; t < row.length; t++) {
          ids[(b * frames() + t) * codebooks + k] = row[t];
        }
      }
    }
    return Tensors.of(manager, ids, items.size(), frames(), codebooks);
  }

  /** {@return 1 where there is a frame, 0 where there is padding, float32 (B, T)} */
  NDArray mask(NDManager manager) {
    return mask(manager, items.stream().mapToInt(Corpus.Item::frames).toArray(), frames());
  }

  /** {@return 1 where there is a phone, 0 where there is padding, with the phones} */
  TextToSemantic.Phones text(NDManager manager) {
    return text(manager, phones);
  }

  /** {@return 1 where there is a phone, 0 where there is padding, with the phones} */
  static TextToSemantic.Phones text(NDManager manager, long[][] phones) {
    int[] lengths = Arrays.stream(phones).mapToInt(row -> row.length).toArray();
    int longest = Arrays.stream(lengths).max().orElse(0);
    long[] ids = new long[phones.length * longest];
    Arrays.fill(ids, TextToSemantic.PHONES - 1);
    for (int b = 0; b < phones.length; b++) {
      System.arraycopy(phones[b], 0, ids, b * longest, phones[b].length);
    }
    return new TextToSemantic.Phones(
        Tensors.of(manager, ids, phones.length, longest), mask(manager, lengths, longest));
  }

  private static NDArray mask(NDManager manager, int[] lengths, int longest) {
    float[] flags = new float[lengths.length * longest];
    for (int b = 0; b < lengths.length; b++) {
      Arrays.fill(flags, b * longest, b * longest + lengths[b], 1);
    }
    return Tensors.of(manager, flags, lengths.length, longest);
  }
}
