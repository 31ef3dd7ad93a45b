package org.zethus.silero;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;

/**
 * Keeps the speech of every utterance of the input {@code utterances}, several at once. An
 * utterance in which nobody speaks is left out. One that is trimmed keeps its text; of one that is
 * split nobody knows which words are in which piece, so pieces {@code id_1}, {@code id_2} … have
 * none.
 */
final class SpeechStage implements Preprocessor {
  private static final String AUDIO = "audio";

  private final RunContext context;
  private final SileroVad vad;
  private final SileroConfig.Speaking config;

  /**
   * A stage.
   *
   * @param vad closed with this
   */
  SpeechStage(RunContext context, SileroVad vad, SileroConfig.Speaking config) {
    this.context = context;
    this.vad = vad;
    this.config = config;
  }

  @Override
  public Manifest process() {
    Manifest corpus = Manifest.read(context.input("utterances"));
    List<Utterance> kept =
        new ParallelWork(context, "find the speech")
                .each(corpus.utterances(), Utterance::id, utterance -> speech(corpus, utterance))
                .stream()
                .flatMap(List::stream)
                .toList();
    if (kept.isEmpty()) {
      throw new ZethusException(
          "no speech in the %d utterances of %s. Is it speech? A lower vad.threshold than %s finds more."
              .formatted(corpus.utterances().size(), corpus.folder(), config.threshold()));
    }
    Manifest manifest = new Manifest(context.output(), kept);
    manifest.write();
    return manifest;
  }

  private List<Utterance> speech(Manifest corpus, Utterance utterance) {
    Path file = corpus.file(utterance, AUDIO);
    Waveform waveform = AudioFiles.read(file);
    List<Stretch> stretches = stretches(waveform);
    if (stretches.isEmpty()) {
      context.log().warn("left out {}: there is no speech in it", file);
      return List.of();
    }
    if (config.cut() == SileroConfig.Cut.TRIM) {
      Stretch whole =
          new Stretch(stretches.get(0).from(), stretches.get(stretches.size() - 1).to());
      return List.of(write(utterance, part(waveform, whole)));
    }
    List<Utterance> pieces = new ArrayList<>();
    for (Stretch stretch : stretches) {
      String id = "%s_%d".formatted(utterance.id(), pieces.size() + 1);
      Utterance unknown =
          new Utterance(id, utterance.speaker(), "", 0, List.of(), List.of(), Map.of());
      pieces.add(write(unknown, part(waveform, stretch)));
    }
    return pieces;
  }

  /** In samples of the rate that is listened at. */
  private List<Stretch> stretches(Waveform waveform) {
    float[] heard = Resampler.resample(waveform.toMono(), SileroVad.SAMPLE_RATE).samples();
    return new SpeechFinder(config, SileroVad.SAMPLE_RATE, SileroVad.WINDOW)
        .find(vad.probabilities(heard), heard.length);
  }

  private static Waveform part(Waveform waveform, Stretch stretch) {
    double ratio = (double) waveform.sampleRate() / SileroVad.SAMPLE_RATE;
    int from = Math.min(waveform.length(), (int) Math.rint(stretch.from() * ratio));
    int to = Math.min(waveform.length(), (int) Math.rint(stretch.to() * ratio));
    float[][] channels = new float[waveform.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = Arrays.copyOfRange(waveform.channel(c), from, to);
    }
    return Waveform.of(waveform.sampleRate(), channels);
  }

  private Utterance write(Utterance said, Waveform part) {
    String file = "audio/%s.wav".formatted(said.id());
    AudioFiles.write(context.output().resolve(file), part);
    return new Utterance(
        said.id(),
        said.speaker(),
        said.text(),
        part.seconds(),
        said.phones(),
        List.of(),
        Map.of(AUDIO, file));
  }

  @Override
  public void close() {
    vad.close();
  }
}
