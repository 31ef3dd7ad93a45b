package org.zethus.torch.codec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;

/**
 * The recordings to train on: the input {@code audio}.
 *
 * @param items in the manifest's order
 */
record CodecCorpus(List<Item> items) {
  private static final String AUDIO = "audio";

  /** One recording. */
  record Item(String id, Path audio) {}

  static CodecCorpus read(RunContext context) {
    Manifest manifest = Manifest.read(context.input(AUDIO));
    List<Item> items = new ArrayList<>();
    for (Utterance utterance : manifest.utterances()) {
      items.add(new Item(utterance.id(), manifest.file(utterance, AUDIO)));
    }
    if (items.isEmpty()) {
      throw new ZethusException("nothing to train on: no utterances in " + manifest.folder());
    }
    return new CodecCorpus(List.copyOf(items));
  }
}
