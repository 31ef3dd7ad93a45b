package org.zethus.onnx.voice;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.text.EnglishFrontEnd;

/**
 * Voices that say {@code HOP} samples per symbol, whose value is the id over a thousand, times what
 * the inputs scale: so a sample tells which symbol, scale and speaker it is of.
 */
final class TestGraphs {
  static final int HOP = 4;
  static final int SAMPLE_RATE = 8000;
  static final double PER_ID = 0.001;

  private TestGraphs() {}

  static Value samples(Graph graph, Value ids) {
    Value values = ids.to(DType.F32).mul(PER_ID).reshape(-1, 1);
    return values.expand(graph.integers(1, HOP)).reshape(1, 1, -1);
  }

  /** Piper's layout: length scale as gain, the speaker added. */
  static byte[] piper(boolean speakers) {
    Graph graph = new Graph("piper");
    Value ids = graph.input("input", DType.I64, "1", "T");
    graph.input("input_lengths", DType.I64, "1");
    Value scales = graph.input("scales", DType.F32, "3");
    Value audio = samples(graph, ids).mul(scales.slice(0, 1, 2));
    if (speakers) {
      audio = audio.add(graph.input("sid", DType.I64, "1").to(DType.F32).mul(0.1));
    }
    graph.output("output", audio.expandDims(0), DType.F32, "1", "1", "1", "N");
    return graph.toBytes();
  }

  /** The plain layout of VITS. */
  static Graph plain() {
    Graph graph = new Graph("plain");
    Value ids = graph.input("x", DType.I64, "1", "T");
    graph.input("x_length", DType.I64, "1");
    graph.input("noise_scale", DType.F32, "1");
    Value length = graph.input("length_scale", DType.F32, "1");
    graph.input("noise_scale_w", DType.F32, "1");
    graph.output("y", samples(graph, ids).mul(length), DType.F32, "1", "1", "N");
    return graph.metadata("sample_rate", SAMPLE_RATE).metadata("n_speakers", 1);
  }

  /** MeloTTS: a quarter as loud, with tones as hundreds and the speaker as thousands of ids. */
  static byte[] melo(String language) {
    Graph graph = new Graph("melo");
    Value ids = graph.input("x", DType.I64, "1", "T");
    graph.input("x_lengths", DType.I64, "1");
    Value tones = graph.input("tones", DType.I64, "1", "T");
    Value speaker = graph.input("sid", DType.I64, "1");
    graph.input("noise_scale", DType.F32, "1");
    Value length = graph.input("length_scale", DType.F32, "1");
    graph.input("noise_scale_w", DType.F32, "1");
    Value told = ids.add(tones.mul(graph.integer(100))).add(speaker.mul(graph.integer(1000)));
    graph.output("y", samples(graph, told).mul(length).mul(0.25), DType.F32, "1", "1", "N");
    return graph
        .metadata("comment", "melo")
        .metadata("version", 2)
        .metadata("language", language)
        .metadata("add_blank", 1)
        .metadata("sample_rate", SAMPLE_RATE)
        .metadata("n_speakers", 1)
        .metadata("speaker_id", 1)
        .toBytes();
  }

  static byte[] matcha() {
    Graph graph = new Graph("matcha");
    Value ids = graph.input("x", DType.I64, "1", "T");
    graph.input("x_length", DType.I64, "1");
    Value scales = graph.input("scales", DType.F32, "2");
    Value mel =
        ids.to(DType.F32)
            .expandDims(1)
            .mul(scales.slice(0, 1, 2))
            .expand(graph.integers(1, PublishedMel.BINS, 1));
    graph.output("mel", mel, DType.F32, "1", "80", "frames");
    return graph
        .metadata("model_type", "matcha-tts")
        .metadata("sample_rate", 22050)
        .metadata("n_speakers", 1)
        .metadata("use_eos_bos", 1)
        .metadata("pad_id", 9)
        .toBytes();
  }

  /** Says the first number of the style in every sample, over the speed. */
  static byte[] kokoro() {
    Graph graph = new Graph("kokoro");
    Value ids = graph.input("tokens", DType.I64, "1", "T");
    Value style = graph.input("style", DType.F32, "1", "2");
    Value speed = graph.input("speed", DType.F32, "1");
    Value audio = samples(graph, ids).mul(0).add(style.slice(1, 0, 1)).div(speed);
    graph.output("audio", audio, DType.F32, "1", "1", "N");
    return graph
        .metadata("sample_rate", SAMPLE_RATE)
        .metadata("n_speakers", 2)
        .metadata("has_espeak", 1)
        .metadata("style_dim", "3,1,2")
        .metadata("speaker_names", "ann,ben")
        .toBytes();
  }

  static byte[] hifigan() {
    Graph graph = new Graph("hifigan");
    Value mel = graph.input("mel", DType.F32, "1", "80", "frames");
    Value frame = mel.mean(1).tanh().reshape(-1, 1);
    Value audio = frame.expand(graph.integers(1, 256)).reshape(1, 1, -1);
    graph.output("audio", audio, DType.F32, "1", "1", "N");
    return graph.metadata("model_type", "hifigan").toBytes();
  }

  /** A tone in bin 8 as loud as the mel frame, its phase going on from frame to frame. */
  static byte[] vocos() {
    Graph graph = new Graph("vocos");
    Value mel = graph.input("mel", DType.F32, "1", "80", "frames");
    float[] bin = new float[513];
    bin[8] = 256;
    Value loud = mel.mean(1).expandDims(1).exp();
    Value one = graph.constant(Tensor.of(bin, 1, 513, 1));
    graph.output("mag", loud.mul(one), DType.F32, "1", "513", "frames");
    Value flat = loud.mul(one).mul(0);
    graph.output("x", flat.add(1), DType.F32, "1", "513", "frames");
    graph.output("y", flat, DType.F32, "1", "513", "frames");
    return graph.metadata("model_type", "vocos").metadata("n_fft", 1024).toBytes();
  }

  static Checkpoint checkpoint(String name, Map<String, byte[]> files) {
    Map<String, byte[]> copy = new HashMap<>(files);
    return Checkpoint.of(
        name,
        file -> {
          byte[] content = copy.get(file);
          return content == null ? null : new ByteArrayInputStream(content);
        });
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static OnnxVoicePlugin plugin() {
    return new OnnxVoicePlugin(new org.zethus.onnx.OnnxBackend(), List.of(new EnglishFrontEnd()));
  }
}
