package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.text.EnglishFrontEnd;

class PhonemesPluginTest extends PreprocessorContract {
  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new PhonemesPlugin(List.of(new EnglishFrontEnd()));
  }

  @Override
  protected void prepare(TestRunContext context) {
    prepare(context, new Utterance("a", "Hello."), new Utterance("b", "Two. Words!"));
  }

  private void prepare(TestRunContext context, Utterance... utterances) {
    Path corpus = folder.resolve("corpus");
    new Manifest(corpus, List.of(utterances)).write();
    context.config("{}").input("utterances", corpus);
  }

  private Manifest process(Utterance... utterances) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context, utterances);
    return plugin().open(context).process();
  }

  @Test
  void sentencesFollowOneAnotherWithoutAnotherSilence() {
    Manifest phones = process(new Utterance("b", "Two. Words!"));
    assertThat(phones.utterances().get(0).phones())
        .containsExactly("SIL", "T", "UW1", ".", "W", "ER1", "D", "Z", "!");
  }

  @Test
  void alignmentOfTheSamePhonesIsKeptAndAnotherIsNot() {
    List<Segment> segments =
        List.of(
            new Segment("SIL", 0, 0.1),
            new Segment("T", 0.1, 0.2),
            new Segment("UW1", 0.2, 0.3),
            new Segment(".", 0.3, 0.5));
    Utterance two =
        new Utterance("a", "Two.").withSegments(segments).withFiles(Map.of("audio", "a.wav"));
    Utterance ten = new Utterance("b", "Ten.").withSegments(segments);
    List<Utterance> read = process(two, ten).utterances();
    assertThat(read.get(0).segments()).isEqualTo(segments);
    assertThat(read.get(0).files()).isEmpty();
    assertThat(read.get(1).segments()).isEmpty();
  }

  @Test
  void textWithoutAWordIsNamed() {
    assertThatThrownBy(() -> process(new Utterance("a", "Hello."), new Utterance("b", "…")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("cannot read the text of 1 utterance:", "'b'");
  }

  @Test
  void unknownFrontEndIsRefusedWithThoseThereAre() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    context.config("{front_end: 'klingon'}");
    assertThatThrownBy(() -> plugin().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("klingon", "english");
  }
}
