package org.zethus.repcodec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;

/**
 * The frames of a corpus: the input {@code features}, of each utterance one file with one tensor
 * (H, T).
 *
 * @param feature name of the file and its tensor
 * @param items those that have frames, in the order of the manifest
 */
record FrameCorpus(String feature, List<Item> items) {
  private static final String FEATURES = "features";

  /** One utterance. */
  record Item(Utterance utterance, Path file, int frames) {}

  FrameCorpus {
    items = List.copyOf(items);
  }

  /**
   * Looks at all files.
   *
   * @param width H
   * @throws ZethusException if frames are of another width, or there are none
   */
  static FrameCorpus read(RunContext context, String feature, int width) {
    Manifest manifest = Manifest.read(context.input(FEATURES));
    List<Item> items = new ArrayList<>();
    for (Utterance utterance : manifest.utterances()) {
      context.cancel().throwIfCancelled();
      Path file = manifest.file(utterance, feature);
      int frames = frames(file, feature, width);
      if (frames > 0) {
        items.add(new Item(utterance, file, frames));
      }
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "no frames of '%s' in %s: nothing to quantise".formatted(feature, manifest.folder()));
    }
    return new FrameCorpus(feature, items);
  }

  private static int frames(Path path, String feature, int width) {
    try (SafeTensors file = SafeTensors.open(path)) {
      if (!file.names().contains(feature)) {
        throw new ZethusException(
            "%s has no tensor '%s'; it has %s".formatted(path, feature, file.names()));
      }
      long[] shape = file.shape(feature);
      if (shape.length != 2 || shape[0] != width) {
        throw new ZethusException(
            "%s holds frames of shape %s, expected (%d, frames) by model.hidden_size"
                .formatted(path, Arrays.toString(shape), width));
      }
      return Math.toIntExact(shape[1]);
    }
  }

  /** {@return the frames of an utterance, (H, T), row by row} */
  float[] values(Item item) {
    try (SafeTensors file = SafeTensors.open(item.file())) {
      return file.get(feature).floats();
    }
  }

  /** {@return mean and deviation of the frames of some utterances} */
  FrameStatistics statistics(List<Item> of, int width, CancelSignal cancel) {
    FrameStatistics statistics = new FrameStatistics(width);
    for (Item item : of) {
      cancel.throwIfCancelled();
      statistics.add(values(item));
    }
    return statistics;
  }
}
