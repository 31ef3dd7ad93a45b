package org.zethus.datasets.vctk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.TextFiles;

/**
 * Who is wanted, by {@code speaker-info.txt}: columns of white space, id, age, gender, accent and
 * region. Version 0.80 writes 225 for p225.
 */
final class SpeakerInfo {
  private static final String FILE = "speaker-info.txt";

  private final Optional<Set<String>> wanted;

  private SpeakerInfo(Optional<Set<String>> wanted) {
    this.wanted = wanted;
  }

  private record Speaker(String id, String gender, String accent) {}

  /**
   * {@return the speakers of these accents and genders; all where none is named}
   *
   * @throws ZethusException if the file is needed and not there, or nobody is like that
   */
  static SpeakerInfo choose(Path folder, List<String> accents, List<String> genders) {
    if (accents.isEmpty() && genders.isEmpty()) {
      return new SpeakerInfo(Optional.empty());
    }
    List<Speaker> speakers = read(folder.resolve(FILE));
    Set<String> wanted =
        speakers.stream()
            .filter(speaker -> accents.isEmpty() || hasAny(accents, speaker.accent()))
            .filter(speaker -> genders.isEmpty() || hasAny(genders, speaker.gender()))
            .map(Speaker::id)
            .collect(Collectors.toCollection(TreeSet::new));
    if (wanted.isEmpty()) {
      throw new ZethusException(
          "no speaker of %s has accents %s and genders %s; there are accents %s and genders %s"
              .formatted(
                  folder,
                  accents.isEmpty() ? "any" : accents,
                  genders.isEmpty() ? "any" : genders,
                  speakers.stream().map(Speaker::accent).distinct().sorted().toList(),
                  speakers.stream().map(Speaker::gender).distinct().sorted().toList()));
    }
    return new SpeakerInfo(Optional.of(wanted));
  }

  private static boolean hasAny(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static List<Speaker> read(Path file) {
    List<Speaker> speakers = new ArrayList<>();
    for (String line : TextFiles.lines(file, "VCTK's list of speakers")) {
      String[] columns = line.strip().split("\\s+");
      if (columns.length >= 4 && !columns[0].equals("ID")) {
        String id = columns[0].matches("[0-9]+") ? "p" + columns[0] : columns[0];
        speakers.add(new Speaker(id, columns[2].toUpperCase(Locale.ROOT), columns[3]));
      }
    }
    return speakers;
  }

  boolean has(String speaker) {
    return wanted.isEmpty() || wanted.get().contains(speaker);
  }
}
