package org.zethus.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;

/**
 * Reads the text of every utterance of the input {@code utterances} as phones. An alignment that
 * the corpus brings is kept where it is one of the same phones.
 */
final class Phonemes implements Preprocessor {
  private final RunContext context;
  private final TextFrontEnd frontEnd;

  Phonemes(RunContext context, TextFrontEnd frontEnd) {
    this.context = context;
    this.frontEnd = frontEnd;
  }

  @Override
  public Manifest process() {
    Manifest corpus = Manifest.read(context.input("utterances"));
    List<Utterance> read =
        new ParallelWork(context, "read the text")
            .each(corpus.utterances(), Utterance::id, this::withPhones);
    Manifest manifest = new Manifest(context.output(), read);
    manifest.write();
    return manifest;
  }

  /** Sentences after one another: the mark that ends one is the pause before the next. */
  private List<String> phones(String text) {
    List<String> phones = new ArrayList<>();
    for (Sentence sentence : frontEnd.read(text)) {
      List<String> next = sentence.phones();
      phones.addAll(phones.isEmpty() ? next : next.subList(1, next.size()));
    }
    return phones;
  }

  private Utterance withPhones(Utterance utterance) {
    List<String> phones;
    try {
      phones = phones(utterance.text());
    } catch (ZethusException e) {
      throw new ZethusException("utterance '%s': %s".formatted(utterance.id(), e.getMessage()), e);
    }
    boolean aligned = utterance.segments().stream().map(Segment::label).toList().equals(phones);
    return utterance
        .withPhones(phones)
        .withSegments(aligned ? utterance.segments() : List.of())
        .withFiles(Map.of());
  }
}
