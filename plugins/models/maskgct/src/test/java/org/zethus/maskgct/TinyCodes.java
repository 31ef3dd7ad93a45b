package org.zethus.maskgct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** Utterances whose codes follow from their phones: each phone is a few frames of its own codes. */
final class TinyCodes {
  static final int SEMANTIC = 12;
  static final int ACOUSTIC = 10;
  static final int CODEBOOKS = 3;

  private static final List<String> PHONES =
      List.of("AA1", "B", "IY0", "S", "T", "UW2", "SIL", ".");
  private static final int SPOKEN = 6;
  private static final int FRAMES_PER_PHONE = 3;

  private TinyCodes() {}

  /** Writes utterances with phones, and their semantic and acoustic codes, each in a folder. */
  static void write(Path folder, int count) {
    Random random = new Random(5);
    List<Utterance> utterances = new ArrayList<>();
    List<Utterance> semantic = new ArrayList<>();
    List<Utterance> acoustic = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "u" + (100 + i);
      List<String> phones = new ArrayList<>(List.of("SIL"));
      int spoken = 3 + random.nextInt(4);
      for (int k = 0; k < spoken; k++) {
        phones.add(PHONES.get(random.nextInt(SPOKEN)));
      }
      phones.add(".");
      utterances.add(new Utterance(id, "ann", "", 0, phones, List.of(), Map.of()));
      semantic.add(coded(folder.resolve("semantic"), id, codes(phones, 1, SEMANTIC)));
      acoustic.add(coded(folder.resolve("acoustic"), id, codes(phones, CODEBOOKS, ACOUSTIC)));
    }
    new Manifest(folder.resolve("utterances"), utterances).write();
    new Manifest(folder.resolve("semantic"), semantic).write();
    new Manifest(folder.resolve("acoustic"), acoustic).write();
  }

  private static long[][] codes(List<String> phones, int codebooks, int size) {
    long[][] codes = new long[codebooks][phones.size() * FRAMES_PER_PHONE];
    for (int k = 0; k < codebooks; k++) {
      for (int t = 0; t < codes[k].length; t++) {
        int phone = PHONES.indexOf(phones.get(t / FRAMES_PER_PHONE));
        codes[k][t] = (phone * 2L + t % 2 + k) % size;
      }
    }
    return codes;
  }

  private static Utterance coded(Path folder, String id, long[][] codes) {
    int frames = codes[0].length;
    long[] flat = new long[codes.length * frames];
    for (int k = 0; k < codes.length; k++) {
      System.arraycopy(codes[k], 0, flat, k * frames, frames);
    }
    String file = "codes/" + id + ".safetensors";
    SafeTensors.write(
        folder.resolve(file), Map.of("codes", Tensor.of(flat, codes.length, frames)), Map.of());
    return new Utterance(id, "ann", "", 0, List.of(), List.of(), Map.of("codes", file));
  }
}
