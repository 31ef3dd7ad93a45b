package org.zethus.features;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.dsp.file.AudioFiles;

/**
 * Computes a feature of every utterance of the input {@code utterances}, several at once. What an
 * interrupted run left whole is kept. The manifest repeats the utterances, each with its feature's
 * file alone.
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
    List<Utterance> written = new ArrayList<>();
    Problems problems = new Problems("extract " + feature.name());
    int total = corpus.utterances().size();
    try (Workers workers = new Workers(feature.name())) {
      List<Future<Optional<String>>> results = new ArrayList<>();
      for (Utterance utterance : corpus.utterances()) {
        results.add(workers.submit(() -> write(corpus, utterance)));
      }
      for (int i = 0; i < total; i++) {
        context.cancel().throwIfCancelled();
        result(results.get(i)).ifPresent(problems::add);
        Utterance utterance = corpus.utterances().get(i);
        written.add(utterance.withFiles(Map.of(feature.name(), file(utterance))));
        context.progress().report(i + 1L, total, utterance.id());
      }
    }
    problems.throwIfAny();
    Manifest manifest = new Manifest(context.output(), written);
    manifest.write();
    return manifest;
  }

  private String file(Utterance utterance) {
    return feature.name() + "/" + utterance.id() + ".safetensors";
  }

  /** {@return what is wrong with the utterance, if it is bad} */
  private Optional<String> write(Manifest corpus, Utterance utterance) {
    context.cancel().throwIfCancelled();
    Path target = context.output().resolve(file(utterance));
    if (isWhole(target)) {
      return Optional.empty();
    }
    Map<String, Tensor> tensors;
    try {
      tensors = Map.of(feature.name(), feature.extract(utterance, samples(corpus, utterance)));
    } catch (ZethusException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    SafeTensors.write(target, tensors, Map.of());
    return Optional.empty();
  }

  private boolean isWhole(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try (SafeTensors tensors = SafeTensors.open(file)) {
      return tensors.names().contains(feature.name());
    } catch (ZethusException e) {
      return false; // written again
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

  private static Optional<String> result(Future<Optional<String>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("extracting a feature failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ZethusException("interrupted while extracting features", e);
    }
  }
}
