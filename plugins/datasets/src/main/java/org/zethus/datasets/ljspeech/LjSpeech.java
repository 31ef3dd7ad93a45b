package org.zethus.datasets.ljspeech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Converts the recordings below the input {@code folder} to 16-bit mono at the recipe's sample
 * rate. What an interrupted run converted is kept.
 */
final class LjSpeech implements Preprocessor {
  private final RunContext context;
  private final LjSpeechConfig config;
  private final Path folder;

  LjSpeech(RunContext context, LjSpeechConfig config) {
    this.context = context;
    this.config = config;
    this.folder = context.input("folder");
  }

  @Override
  public Manifest process() {
    List<Utterance> utterances =
        config.selection().of(Metadata.read(folder), "utterances of " + folder);
    List<Utterance> converted = new ArrayList<>();
    for (Utterance utterance : utterances) {
      context.cancel().throwIfCancelled();
      converted.add(convert(utterance));
      context.progress().report(converted.size(), utterances.size(), utterance.id());
    }
    Manifest manifest = new Manifest(context.output(), converted);
    manifest.write();
    return manifest;
  }

  private Utterance convert(Utterance utterance) {
    String file = "audio/" + utterance.id() + ".wav";
    Path target = context.output().resolve(file);
    Waveform waveform;
    if (Files.exists(target)) { // whole, since files are written atomically
      waveform = AudioFiles.read(target);
    } else {
      waveform = recording(utterance.id());
      AudioFiles.write(target, waveform);
    }
    return new Utterance(
        utterance.id(),
        "",
        utterance.text(),
        waveform.seconds(),
        utterance.phones(),
        List.of(),
        Map.of("audio", file));
  }

  private Waveform recording(String id) {
    Path file = Metadata.sound(folder, id);
    Waveform waveform = AudioFiles.read(file);
    waveform = Resampler.resample(waveform.toMono(), config.preprocess().sampleRate());
    if (config.trim()) {
      waveform = Silence.AROUND_SPEECH.trim(waveform);
    }
    if (waveform.length() == 0) {
      throw new ZethusException(
          "recording %s has no samples%s. Record it again, or take its line out of the metadata."
              .formatted(file, config.trim() ? " but silence" : ""));
    }
    return waveform;
  }
}
