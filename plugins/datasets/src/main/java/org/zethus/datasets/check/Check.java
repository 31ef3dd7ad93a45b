package org.zethus.datasets.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.text.TextFrontEnd;

/**
 * Checks the dataset in the input {@code folder}: {@code report.json} lists every problem; the
 * manifest has the utterances without one, and no files.
 */
final class Check implements Preprocessor {
  private static final String FOLDER = "folder";

  private final RunContext context;
  private final CheckConfig config;
  private final Optional<TextFrontEnd> frontEnd;

  Check(RunContext context, CheckConfig config, Optional<TextFrontEnd> frontEnd) {
    this.context = context;
    this.config = config;
    this.frontEnd = frontEnd;
  }

  @Override
  public Manifest process() {
    Path folder = context.input(FOLDER);
    Problems problems = new Problems();
    Corpus corpus = config.layout().open(folder);
    List<Recording> recordings = corpus.recordings(problems);
    List<Examined> examined = examine(folder, recordings, problems.rejected());
    List<Utterance> good = Verdict.on(examined, config, problems);
    double seconds = examined.stream().mapToDouble(one -> one.sound().seconds()).sum();
    Report report = new Report(examined.size(), seconds, problems.list());
    if (config.fail() && !report.isClean()) {
      throw new ZethusException(
          "%s: %s\n'./zethus check' lists all of them; \"fail\": false goes on with the recordings that have none."
              .formatted(folder, report.summary()));
    }
    report.write(context.output());
    Manifest manifest = new Manifest(context.output(), good);
    manifest.write();
    return manifest;
  }

  /** Rejected ones too, but no sound twice: two lines may name one. */
  private List<Examined> examine(
      Path folder, List<Recording> recordings, List<Problems.Rejected> rejected) {
    Examined.Examiner examiner = new Examined.Examiner(folder, frontEnd);
    List<Supplier<Examined>> tasks = new ArrayList<>();
    Set<Path> heard = new HashSet<>();
    for (Recording recording : recordings) {
      heard.add(recording.sound());
      tasks.add(() -> examiner.examine(recording));
    }
    for (Problems.Rejected one : rejected) {
      Path sound = heard.add(one.sound()) ? one.sound() : folder;
      tasks.add(() -> examiner.examine(new Problems.Rejected(one.where(), one.text(), sound)));
    }
    return new ParallelWork(context, "examine the recordings")
        .each(tasks, task -> "", Supplier::get);
  }
}
