package org.zethus.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.level.Silence;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.TextFrontEnd;

/**
 * Converts the recordings of the corpus in the input {@code folder} to 16-bit mono at the recipe's
 * sample rate, several at once. What an interrupted run converted is kept. Where the input {@code
 * checked} is given, only recordings that are in that manifest are taken.
 */
public final class CorpusStage implements Preprocessor {
  /** Role of the corpus. */
  public static final String FOLDER = "folder";

  private static final String CHECKED = "checked";

  private final RunContext context;
  private final Corpus corpus;
  private final CorpusConfig config;
  private final TextFrontEnd english = new EnglishFrontEnd();

  /** Reads nothing yet. */
  public CorpusStage(RunContext context, Corpus corpus, CorpusConfig config) {
    this.context = context;
    this.corpus = corpus;
    this.config = config;
  }

  @Override
  public Manifest process() {
    List<Utterance> converted =
        new ParallelWork(context, "convert the recordings")
            .each(recordings(), recording -> recording.utterance().id(), this::convert);
    Manifest manifest = new Manifest(context.output(), converted);
    manifest.write();
    return manifest;
  }

  private List<Recording> recordings() {
    String folder = context.input(FOLDER).toString();
    Problems problems = new Problems();
    List<Recording> recordings = corpus.recordings(problems);
    if (context.inputs().contains(CHECKED)) {
      Set<String> good = Manifest.read(context.input(CHECKED)).byId().keySet();
      recordings = recordings.stream().filter(r -> good.contains(r.utterance().id())).toList();
    } else {
      problems.throwIfAny("cannot use " + folder);
      if (!problems.list().isEmpty()) {
        context.log().warn("left out {}, e.g. {}", problems.list().size(), problems.list().get(0));
      }
    }
    return config.choose(recordings, folder);
  }

  private Utterance convert(Recording recording) {
    Utterance utterance = recording.utterance();
    List<String> phones = config.phones() ? phones(utterance) : List.of();
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
        phones,
        List.of(),
        Map.of("audio", file));
  }

  private List<String> phones(Utterance utterance) {
    try {
      return Phones.of(utterance.text(), english);
    } catch (ZethusException e) {
      throw new ZethusException("utterance '%s': %s".formatted(utterance.id(), e.getMessage()), e);
    }
  }

  private Waveform sound(Path file) {
    Waveform waveform =
        Resampler.resample(AudioFiles.read(file).toMono(), config.preprocess().sampleRate());
    if (config.trim()) {
      waveform = Silence.AROUND_SPEECH.trim(waveform);
    }
    if (waveform.length() == 0) {
      throw new ZethusException(
          "recording %s has no samples%s. Record it again, or take it out of the corpus."
              .formatted(file, config.trim() ? " but silence" : ""));
    }
    return waveform;
  }
}
