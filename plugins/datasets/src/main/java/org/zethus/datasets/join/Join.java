package org.zethus.datasets.join;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;

/**
 * Copies the utterances of all inputs, which are artifacts, into one manifest. Ids and speakers get
 * the input's role in front: {@code LJ001-0001} of {@code ljspeech} becomes {@code
 * ljspeech_LJ001-0001}, and a corpus of one speaker has a speaker of its role. Each stretch of the
 * manifest has utterances of all inputs, as many as they have in all.
 */
final class Join implements Preprocessor {
  private final RunContext context;

  Join(RunContext context) {
    this.context = context;
  }

  /**
   * An utterance of one of the inputs.
   *
   * @param role of the input
   * @param place in its manifest, from 0 to 1
   */
  private record Item(String role, Manifest manifest, Utterance utterance, double place) {
    String id() {
      return role + "_" + utterance.id();
    }

    String speaker() {
      return utterance.speaker().isEmpty() ? role : role + "_" + utterance.speaker();
    }
  }

  @Override
  public Manifest process() {
    List<Utterance> joined =
        new ParallelWork(context, "join the files").each(items(), Item::id, this::copy);
    Manifest manifest = new Manifest(context.output(), joined);
    manifest.write();
    return manifest;
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (String role : context.inputs()) {
      Manifest manifest = Manifest.read(context.input(role));
      int count = manifest.utterances().size();
      for (int i = 0; i < count; i++) {
        items.add(new Item(role, manifest, manifest.utterances().get(i), (i + 0.5) / count));
      }
    }
    if (items.isEmpty()) {
      throw new ZethusException(
          "nothing to join: 'in' gives %s, expected roles with utterances"
              .formatted(context.inputs()));
    }
    items.sort(Comparator.comparingDouble(Item::place).thenComparing(Item::role));
    return items;
  }

  private Utterance copy(Item item) {
    Utterance utterance = item.utterance();
    Map<String, String> files = new TreeMap<>();
    for (String name : utterance.files().keySet()) {
      Path source = item.manifest().file(utterance, name);
      String file = String.valueOf(source.getFileName());
      String path = "%s/%s%s".formatted(name, item.id(), file.replaceFirst(".*(?=\\.)", ""));
      copy(source, context.output().resolve(path));
      files.put(name, path);
    }
    return new Utterance(
        item.id(),
        item.speaker(),
        utterance.text(),
        utterance.seconds(),
        utterance.phones(),
        utterance.segments(),
        files);
  }

  /** What an interrupted run copied is whole. */
  private static void copy(Path source, Path target) {
    if (Files.exists(target)) {
      return;
    }
    try (FileChannel from = FileChannel.open(source)) {
      AtomicFiles.write(
          target,
          to -> {
            long done = 0;
            while (done < from.size()) {
              done += from.transferTo(done, from.size() - done, to);
            }
          });
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(source, Reason.of(e)), e);
    }
  }
}
