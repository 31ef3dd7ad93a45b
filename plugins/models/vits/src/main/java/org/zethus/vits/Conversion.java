package org.zethus.vits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.Model;
import org.zethus.api.model.VcRequest;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.vits.ConversionPlugin.ConversionConfig;

/**
 * Converts the sound of every utterance of the input {@code audio} with the model in the input
 * {@code checkpoint}.
 */
final class Conversion implements Preprocessor {
  private static final String AUDIO = "audio";

  private final RunContext context;
  private final ConversionConfig config;
  private final Model model;

  /**
   * A conversion.
   *
   * @param model owned from now on
   */
  Conversion(RunContext context, ConversionConfig config, Model model) {
    this.context = context;
    this.config = config;
    this.model = model;
  }

  @Override
  public Manifest process() {
    Manifest recordings = Manifest.read(context.input(AUDIO));
    List<Utterance> converted = new ArrayList<>();
    for (Utterance utterance : recordings.utterances()) {
      context.cancel().throwIfCancelled();
      Waveform source = AudioFiles.read(recordings.file(utterance, AUDIO));
      String path = AUDIO + "/" + utterance.id() + ".wav";
      AudioFiles.write(context.output().resolve(path), convert(utterance, source));
      converted.add(inTheOtherVoice(utterance, path));
      context.progress().report(converted.size(), recordings.utterances().size(), utterance.id());
    }
    Manifest manifest = new Manifest(context.output(), converted);
    manifest.write();
    return manifest;
  }

  private Waveform convert(Utterance utterance, Waveform source) {
    String from = config.sourceSpeaker().isEmpty() ? utterance.speaker() : config.sourceSpeaker();
    VcRequest request =
        new VcRequest(
            source, from, config.targetSpeaker(), context.seed() + utterance.id().hashCode());
    try {
      return (Waveform) model.generate(request, context.cancel()).get(0).signal();
    } catch (CancelledException e) {
      throw e;
    } catch (ZethusException e) {
      throw new ZethusException("utterance '%s': %s".formatted(utterance.id(), e.getMessage()), e);
    }
  }

  private Utterance inTheOtherVoice(Utterance utterance, String path) {
    return new Utterance(
        utterance.id(),
        config.targetSpeaker(),
        utterance.text(),
        utterance.seconds(),
        utterance.phones(),
        utterance.segments(),
        Map.of(AUDIO, path));
  }

  @Override
  public void close() {
    model.close();
  }
}
