package org.zethus.features;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.ParallelWork;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;

/**
 * Computes a feature of every utterance of the input {@code utterances}, several at once. What an
 * interrupted run left whole is kept. The manifest repeats the utterances, each with its feature's
 * file alone; {@code statistics.json} says what the values are like.
 */
final class FeatureStage implements Preprocessor {
  private static final String UTTERANCES = "utterances";
  private static final String AUDIO = "audio";

  private final RunContext context;
  private final Feature feature;

  FeatureStage(RunContext context, Feature feature) {
    this.context = context;
    this.feature = feature;
  }

  @Override
  public Manifest process() {
    Manifest corpus = Manifest.read(context.input(UTTERANCES));
    List<Extracted> extracted =
        new ParallelWork(context, "extract " + feature.name())
            .each(corpus.utterances(), Utterance::id, utterance -> extract(corpus, utterance));
    Statistics statistics = new Statistics();
    extracted.forEach(one -> statistics.add(one.utterance().speaker(), one.moments()));
    statistics.write(context.output());
    Manifest manifest =
        new Manifest(context.output(), extracted.stream().map(Extracted::utterance).toList());
    manifest.write();
    return manifest;
  }

  private String file(Utterance utterance) {
    return feature.name() + "/" + utterance.id() + ".safetensors";
  }

  /**
   * An utterance with its feature's file.
   *
   * @param moments of the feature's rows
   */
  private record Extracted(Utterance utterance, List<Moments> moments) {}

  /** Computes the feature where it is not whole. */
  private Extracted extract(Manifest corpus, Utterance utterance) {
    Path target = context.output().resolve(file(utterance));
    Optional<Tensor> kept = kept(target);
    Tensor tensor = kept.orElseGet(() -> feature.extract(utterance, samples(corpus, utterance)));
    if (kept.isEmpty()) {
      SafeTensors.write(target, Map.of(feature.name(), tensor), Map.of());
    }
    return new Extracted(
        utterance.withFiles(Map.of(feature.name(), file(utterance))),
        Statistics.of(tensor, feature));
  }

  private Optional<Tensor> kept(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (SafeTensors tensors = SafeTensors.open(file)) {
      return Optional.of(tensors.get(feature.name()));
    } catch (ZethusException e) {
      return Optional.empty(); // written again
    }
  }

  private float[] samples(Manifest corpus, Utterance utterance) {
    Path file = corpus.file(utterance, AUDIO);
    Waveform waveform = AudioFiles.read(file);
    if (waveform.sampleRate() != feature.sampleRate()) {
      throw new ZethusException(
          "%s has %d Hz, preprocess.sample_rate asks for %d. Make the corpus at that rate, or change it."
              .formatted(file, waveform.sampleRate(), feature.sampleRate()));
    }
    if (waveform.length() == 0) {
      throw new ZethusException(
          "%s has no samples. Take utterance '%s' out of the corpus, or record it again."
              .formatted(file, utterance.id()));
    }
    return waveform.toMono().samples();
  }
}
