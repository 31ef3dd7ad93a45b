package org.zethus.datasets.freetts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.dsp.file.AudioFiles;

/**
 * Speaks the sentences of the input {@code sentences}. The voice has no random part, so what an
 * interrupted run left is written again with the same bytes.
 */
final class FreeTtsCorpus implements Preprocessor {
  private final RunContext context;
  private final FreeTtsCorpusConfig config;

  FreeTtsCorpus(RunContext context, FreeTtsCorpusConfig config) {
    this.context = context;
    this.config = config;
  }

  @Override
  public Manifest process() {
    List<Utterance> sentences = chosen();
    Speaker speaker = new Speaker();
    List<Utterance> spoken = new ArrayList<>();
    for (Utterance sentence : sentences) {
      context.cancel().throwIfCancelled();
      spoken.add(speak(sentence, speaker));
      context.progress().report(spoken.size(), sentences.size(), sentence.id());
    }
    Manifest manifest = new Manifest(context.output(), spoken);
    manifest.write();
    return manifest;
  }

  private List<Utterance> chosen() {
    List<Utterance> all = Sentences.read(context.input("sentences"));
    return config.selection().of(all, "sentences");
  }

  private Utterance speak(Utterance sentence, Speaker speaker) {
    String file = "audio/" + sentence.id() + ".wav";
    try {
      Speech speech = speaker.speak(sentence.text());
      AudioFiles.write(context.output().resolve(file), speech.waveform());
      return new Utterance(
          sentence.id(),
          "",
          sentence.text(),
          speech.waveform().seconds(),
          speech.phones(),
          speech.segments(),
          Map.of("audio", file));
    } catch (ZethusException e) {
      throw new ZethusException("sentence '%s': %s".formatted(sentence.id(), e.getMessage()), e);
    }
  }
}
