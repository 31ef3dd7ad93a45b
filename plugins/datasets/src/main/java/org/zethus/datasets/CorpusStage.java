package org.zethus.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.level.Silence;

/**
 * Converts the recordings of a corpus to 16-bit mono at the recipe's sample rate. What an
 * interrupted run converted is kept.
 */
public final class CorpusStage implements Preprocessor {
  private final RunContext context;
  private final Supplier<List<Recording>> corpus;
  private final SampleRate wanted;
  private final boolean trim;

  /**
   * Reads nothing yet.
   *
   * @param corpus finds the recordings to take, or throws naming what is wrong with the corpus
   * @param wanted the rate to convert to
   * @param trim whether silence before and behind the speech is cut off
   */
  public CorpusStage(
      RunContext context, Supplier<List<Recording>> corpus, SampleRate wanted, boolean trim) {
    this.context = context;
    this.corpus = corpus;
    this.wanted = wanted;
    this.trim = trim;
  }

  @Override
  public Manifest process() {
    List<Recording> recordings = corpus.get();
    List<Utterance> converted = new ArrayList<>();
    for (Recording recording : recordings) {
      context.cancel().throwIfCancelled();
      converted.add(convert(recording));
      context.progress().report(converted.size(), recordings.size(), recording.utterance().id());
    }
    Manifest manifest = new Manifest(context.output(), converted);
    manifest.write();
    return manifest;
  }

  private Utterance convert(Recording recording) {
    Utterance utterance = recording.utterance();
    String file = "audio/" + utterance.id() + ".wav";
    Path target = context.output().resolve(file);
    Waveform waveform;
    if (Files.exists(target)) { // whole, since files are written atomically
      waveform = AudioFiles.read(target);
    } else {
      waveform = sound(recording.sound());
      AudioFiles.write(target, waveform);
    }
    return new Utterance(
        utterance.id(),
        utterance.speaker(),
        utterance.text(),
        waveform.seconds(),
        utterance.phones(),
        List.of(),
        Map.of("audio", file));
  }

  private Waveform sound(Path file) {
    Waveform waveform = Resampler.resample(AudioFiles.read(file).toMono(), wanted.sampleRate());
    if (trim) {
      waveform = Silence.AROUND_SPEECH.trim(waveform);
    }
    if (waveform.length() == 0) {
      throw new ZethusException(
          "recording %s has no samples%s. Record it again, or take it out of the corpus."
              .formatted(file, trim ? " but silence" : ""));
    }
    return waveform;
  }
}
