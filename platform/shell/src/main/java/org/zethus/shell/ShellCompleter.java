package org.zethus.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.completer.FileNameCompleter;
import org.zethus.command.CommandParser;
import org.zethus.registry.PluginInfo;
import org.zethus.registry.Registry;

/** Completes commands, their options, and what may stand behind them. */
final class ShellCompleter implements Completer {
  private static final String RECIPE = "recipe.json";

  private final Registry registry;
  private final CommandParser parser = new CommandParser("");
  private final Completer files = new FileNameCompleter();

  ShellCompleter(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words();
    if (line.wordIndex() == 0) {
      parser
          .descriptions()
          .forEach(
              (name, description) ->
                  candidates.add(new Candidate(name, name, null, description, null, null, true)));
      add(candidates, Set.of("help", "exit"));
      return;
    }
    String command = words.get(0);
    String before = words.get(line.wordIndex() - 1);
    if (line.word().startsWith("-")) {
      add(candidates, parser.options(command));
    } else if (before.equals("--voice")) {
      add(candidates, ids(plugin -> plugin.kind().equals("voice")));
    } else if (command.equals("help")) {
      add(candidates, parser.descriptions().keySet());
    } else {
      switch (command) {
        case "run", "plan" -> add(candidates, recipes());
        case "update", "remove" -> add(candidates, ids(plugin -> true));
        default -> {}
      }
      files.complete(reader, line, candidates);
    }
  }

  private static void add(List<Candidate> candidates, Iterable<String> words) {
    words.forEach(word -> candidates.add(new Candidate(word)));
  }

  private Set<String> ids(java.util.function.Predicate<PluginInfo> which) {
    return registry.plugins().stream()
        .filter(which)
        .map(PluginInfo::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> recipes() {
    Path root = Path.of(System.getProperty("zethus.home", "."), "recipes");
    try (Stream<Path> found = Files.find(root, 4, (file, kind) -> file.endsWith(RECIPE))) {
      return found.map(file -> root.relativize(file.getParent()).toString()).sorted().toList();
    } catch (IOException e) {
      return List.of(); // no recipes, nothing to complete
    }
  }
}
