package org.zethus.evaluator.intelligibility;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.asr.Transcript;
import org.zethus.api.config.Default;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.api.evaluator.Scores;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.score.Summary;
import org.zethus.dsp.score.UtterancePair;

/**
 * Error rates of words (WER) and characters (CER): edits from what was to be said to what a
 * recogniser heard in the generated sound, in parts of the former; see {@link EditAlignment}. The
 * summary has them over all utterances together, {@code wer} and {@code cer}, beside the means of
 * the utterances' own. {@code alignments.jsonl} shows which word became which.
 *
 * <p>What was heard is the file {@code transcript} of the generated utterances, which a stage
 * {@code recogniser/…} makes. It is compared with the reference's text or, where {@link Against}
 * says so, with what was heard in the reference; never with itself.
 */
final class ErrorRates implements Evaluator {
  static final String MEASURE = "error rates of words and characters, in parts of the reference";

  private static final String TRANSCRIPT = "transcript";
  private static final String ALIGNMENTS = "alignments.jsonl";

  /** What the transcript of the generated sound is compared with. */
  enum Against {
    /** The reference's text. */
    TEXT,
    /** What was heard in the reference. */
    TRANSCRIPT
  }

  /**
   * What is read of the configuration.
   *
   * @param intelligibility how texts are compared
   */
  record ErrorConfig(@Default("{}") Comparing intelligibility) {}

  /**
   * How texts are compared.
   *
   * @param normalise what may differ
   * @param against what with
   */
  record Comparing(@Default("words") Normalisation normalise, @Default("text") Against against) {}

  /** The alignments of one utterance. */
  record Pair(EditAlignment words, EditAlignment characters) {
    static Pair of(String reference, String hypothesis, Normalisation normalisation) {
      String expected = normalisation.apply(reference);
      String heard = normalisation.apply(hypothesis);
      return new Pair(
          EditAlignment.of(Normalisation.words(expected), Normalisation.words(heard)),
          EditAlignment.of(Normalisation.characters(expected), Normalisation.characters(heard)));
    }

    Map<String, Double> values() {
      Map<String, Double> values = new LinkedHashMap<>();
      if (words.length() > 0) { // of no words there is no rate
        values.put("wer", words.rate());
        values.put("cer", characters.rate());
      }
      values.put("substitutions", (double) words.substitutions());
      values.put("deletions", (double) words.deletions());
      values.put("insertions", (double) words.insertions());
      return values;
    }
  }

  private final RunContext context;
  private final Comparing comparing;

  ErrorRates(RunContext context) {
    this.context = context;
    this.comparing = context.config().as(ErrorConfig.class).intelligibility();
  }

  @Override
  public Scores evaluate(Manifest reference, Manifest generated) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    List<Scores.Item> items = new ArrayList<>();
    List<UtterancePair> utterances = UtterancePair.match(reference, generated);
    for (UtterancePair pair : utterances) {
      context.cancel().throwIfCancelled();
      Path heard = transcript(generated, pair.generated());
      String expected =
          comparing.against() == Against.TEXT
              ? text(reference, pair.reference())
              : Transcript.read(other(transcript(reference, pair.reference()), heard)).text();
      Pair aligned = Pair.of(expected, Transcript.read(heard).text(), comparing.normalise());
      pairs.put(pair.generated().id(), aligned);
      items.add(new Scores.Item(pair.generated().id(), aligned.values()));
      context.progress().report(items.size(), utterances.size(), pair.generated().id());
    }
    writeAlignments(pairs);
    Scores scores = Summary.of(MEASURE, items);
    Map<String, Double> summary = new LinkedHashMap<>();
    List<Pair> all = List.copyOf(pairs.values());
    summary.put("wer", rate(all.stream().map(Pair::words).toList()));
    summary.put("cer", rate(all.stream().map(Pair::characters).toList()));
    summary.putAll(scores.summary());
    return new Scores(scores.measure(), scores.items(), summary);
  }

  /** {@return edits in all alignments in parts of all references; NaN where these are empty} */
  static double rate(List<EditAlignment> alignments) {
    int edits = alignments.stream().mapToInt(EditAlignment::edits).sum();
    int length = alignments.stream().mapToInt(EditAlignment::length).sum();
    return length == 0 ? Double.NaN : (double) edits / length;
  }

  private static Path transcript(Manifest manifest, Utterance utterance) {
    if (!utterance.files().containsKey(TRANSCRIPT)) {
      throw new ZethusException(
          "utterance '%s' in %s has no transcript, only what was to be said; let a stage recogniser/… listen to it first"
              .formatted(utterance.id(), manifest.folder()));
    }
    return manifest.file(utterance, TRANSCRIPT);
  }

  private static String text(Manifest manifest, Utterance utterance) {
    if (utterance.text().isBlank()) {
      throw new ZethusException(
          "reference utterance '%s' in %s has no text; set intelligibility.against to transcript and let a stage recogniser/… listen to it"
              .formatted(utterance.id(), manifest.folder()));
    }
    return utterance.text();
  }

  private static Path other(Path reference, Path heard) {
    try {
      if (Files.isSameFile(reference, heard)) {
        throw new ZethusException(
            "%s would be compared with itself; give a transcript of the reference's own sound"
                .formatted(heard));
      }
      return reference;
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(reference, Reason.of(e)), e);
    }
  }

  private void writeAlignments(Map<String, Pair> pairs) {
    StringBuilder lines = new StringBuilder();
    pairs.forEach(
        (id, pair) -> {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("id", id);
          line.put("words", pair.words().steps().stream().map(ErrorRates::shown).toList());
          lines.append(Json.write(line)).append('\n');
        });
    AtomicFiles.write(
        context.output().resolve(ALIGNMENTS), lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String shown(EditAlignment.Step step) {
    if (step.reference() == null) {
      return "+" + step.hypothesis();
    }
    if (step.hypothesis() == null) {
      return "-" + step.reference();
    }
    return step.isEdit() ? step.reference() + ">" + step.hypothesis() : step.reference();
  }
}
