package org.zethus.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.PluginEngine;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;
import org.zethus.text.bpe.WhisperTokenizer;

/**
 * Offers Whisper. A checkpoint is a folder of Optimum's ({@code encoder_model.onnx} with {@code
 * decoder_model_merged.onnx}, or with {@code decoder_model.onnx} and {@code
 * decoder_with_past_model.onnx}, in it or in {@code onnx/}, beside {@code generation_config.json}
 * and the vocabulary), or of sherpa-onnx's ({@code NAME-encoder.onnx}, {@code NAME-decoder.onnx},
 * {@code NAME-tokens.txt}).
 */
@Component
@PluginId("whisper")
@PluginEngine("onnxruntime")
public final class WhisperPlugin implements RecogniserPlugin {
  private static final String ENCODER = "encoder_model.onnx";
  private static final String DECODER = "decoder_model.onnx";
  private static final String MERGED = "decoder_model_merged.onnx";
  private static final String FOLLOWING = "decoder_with_past_model.onnx";
  private static final String SHERPA_ENCODER = "-encoder.onnx";
  private static final String SHERPA_DECODER = "-decoder.onnx";
  private static final String SHERPA_TOKENS = "-tokens.txt";

  private final OnnxBackend onnx;

  @Activate
  public WhisperPlugin(@Reference OnnxBackend onnx) {
    this.onnx = onnx;
  }

  @Override
  public Recogniser load(Checkpoint checkpoint, Device device) {
    for (String folder : List.of("", "onnx/")) {
      if (checkpoint.has(folder + ENCODER)) {
        return optimum(checkpoint, folder, device);
      }
    }
    return checkpoint.files().stream()
        .filter(file -> file.endsWith(SHERPA_ENCODER))
        .findFirst()
        .map(file -> file.substring(0, file.length() - SHERPA_ENCODER.length()))
        .map(name -> sherpa(checkpoint, name, device))
        .orElseThrow(
            () ->
                new ZethusException(
                    "no Whisper in checkpoint '%s': expected %s as Optimum exports it, or NAME%s as sherpa-onnx does"
                        .formatted(checkpoint.name(), ENCODER, SHERPA_ENCODER)));
  }

  private Recogniser optimum(Checkpoint checkpoint, String folder, Device device) {
    String json =
        checkpoint
            .text(Marks.GENERATION)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no %s in checkpoint '%s': expected it beside the model, as transformers writes it"
                            .formatted(Marks.GENERATION, checkpoint.name())));
    Marks marks = Marks.of(Config.parse(json, checkpoint.name() + "/" + Marks.GENERATION));
    WhisperTokenizer tokenizer = tokenizer(checkpoint::text, checkpoint, WhisperTokenizer.files());
    List<String> files = new ArrayList<>(List.of(folder + ENCODER));
    boolean merged = checkpoint.has(folder + MERGED); // has the decoder's weights once, not twice
    if (merged) {
      files.add(folder + MERGED);
    } else {
      files.add(folder + DECODER);
      if (checkpoint.has(folder + FOLLOWING)) {
        files.add(folder + FOLLOWING);
      }
    }
    List<OnnxSession> opened = open(checkpoint, files, device);
    OnnxSession decoder = opened.get(1);
    OnnxSession following = opened.size() > 2 ? opened.get(2) : merged ? decoder : null;
    return recogniser(new OptimumGraphs(opened.get(0), decoder, following), () -> marks, tokenizer);
  }

  private Recogniser sherpa(Checkpoint checkpoint, String name, Device device) {
    String tokens = name + SHERPA_TOKENS; // in the form of OpenAI's file
    WhisperTokenizer tokenizer =
        tokenizer(
            file ->
                file.equals(WhisperTokenizer.FILES.get(0))
                    ? checkpoint.text(tokens)
                    : Optional.empty(),
            checkpoint,
            tokens);
    List<OnnxSession> opened =
        open(checkpoint, List.of(name + SHERPA_ENCODER, name + SHERPA_DECODER), device);
    SherpaGraphs graphs = new SherpaGraphs(opened.get(0), opened.get(1));
    return recogniser(
        graphs, () -> Marks.of(graphs.encoder().metadata(), graphs.encoder().name()), tokenizer);
  }

  private static WhisperTokenizer tokenizer(
      Function<String, Optional<String>> text, Checkpoint checkpoint, String expected) {
    return WhisperTokenizer.read(text, checkpoint.name())
        .orElseThrow(
            () ->
                new ZethusException(
                    "no vocabulary in checkpoint '%s': expected %s"
                        .formatted(checkpoint.name(), expected)));
  }

  /** Opens all of them or none. */
  private List<OnnxSession> open(Checkpoint checkpoint, List<String> files, Device device) {
    List<OnnxSession> opened = new ArrayList<>();
    try {
      for (String file : files) {
        opened.add(onnx.open(checkpoint, file, SessionSettings.on(device)));
      }
      return opened;
    } catch (RuntimeException e) {
      opened.forEach(OnnxSession::close);
      throw e;
    }
  }

  private static Recogniser recogniser(
      Graphs graphs, Supplier<Marks> marks, WhisperTokenizer tokenizer) {
    try {
      return new Whisper(graphs, marks.get(), tokenizer);
    } catch (RuntimeException e) {
      graphs.close();
      throw e;
    }
  }
}
