package org.zethus.fastspeech2.alignment;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Progress;
import org.zethus.dsp.align.MonotonicAlignment;

/**
 * Finds how phones sound and where they are at once: from phones of equal length, it estimates a
 * model of each phone, aligns all utterances anew with the models, and so on. No step makes the
 * whole less likely. Nothing is random.
 *
 * @see <a href="https://doi.org/10.1109/5.18626">Rabiner 1989, section IV.C on segmental
 *     k-means</a>
 */
final class ViterbiTraining {
  private ViterbiTraining() {}

  /**
   * {@return frames per phone of each utterance, each phone at least 1}
   *
   * @param phones how many different ones there are
   * @param iterations at most; it ends earlier when nothing moves any more
   */
  static List<int[]> align(
      List<Alignable> utterances,
      int phones,
      int iterations,
      Progress progress,
      CancelSignal cancel) {
    List<int[]> durations = utterances.stream().map(ViterbiTraining::equal).toList();
    for (int i = 0; i < iterations; i++) {
      PhoneModels models = PhoneModels.of(utterances, durations, phones);
      List<int[]> aligned = new ArrayList<>();
      long moved = 0;
      for (int u = 0; u < utterances.size(); u++) {
        cancel.throwIfCancelled();
        Alignable utterance = utterances.get(u);
        int[] found =
            MonotonicAlignment.durations(
                models.logLikelihoods(utterance),
                utterance.features().length,
                utterance.phones().length);
        moved += moved(durations.get(u), found);
        aligned.add(found);
      }
      durations = aligned;
      progress.report(i + 1, iterations, "%d boundaries moved".formatted(moved));
      if (moved == 0) {
        break;
      }
    }
    return durations;
  }

  private static int[] equal(Alignable utterance) {
    long frames = utterance.features().length;
    int phones = utterance.phones().length;
    int[] durations = new int[phones];
    for (int i = 0; i < phones; i++) {
      durations[i] = (int) (frames * (i + 1) / phones - frames * i / phones);
    }
    return durations;
  }

  /** The number of boundaries between phones that are elsewhere. */
  private static long moved(int[] before, int[] after) {
    long moved = 0;
    int difference = 0;
    for (int i = 0; i < before.length; i++) {
      difference += after[i] - before[i];
      moved += difference == 0 ? 0 : 1;
    }
    return moved;
  }
}
