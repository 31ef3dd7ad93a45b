package org.zethus.api.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/**
 * Codes on disk: a safetensors file with the tensor {@code codes} (codebooks, frames), integers,
 * where there is one {@code timbre} (D), and in its metadata what decoding needs.
 *
 * @param codec id of the codec that made them
 * @param sampleRate of the waveform, samples per second
 * @param samples of the waveform; its last frame may be part silence
 * @param codes all of them
 */
public record CodeFile(String codec, int sampleRate, int samples, CodeSequence codes) {
  private static final String CODES = "codes";
  private static final String TIMBRE = "timbre";
  private static final int LARGEST_SHORT = 1 << 15;

  /** Writes a file; equal codes are equal bytes. */
  public void write(Path file) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(CODES, tensor(codes));
    float[] timbre = codes.timbre();
    if (timbre.length > 0) {
      tensors.put(TIMBRE, Tensor.of(timbre, timbre.length));
    }
    String sizes =
        codes.codebookSizes().stream().map(String::valueOf).collect(Collectors.joining(" "));
    SafeTensors.write(
        file,
        tensors,
        Map.of(
            "codec", codec,
            "sample_rate", String.valueOf(sampleRate),
            "samples", String.valueOf(samples),
            "frame_rate", String.valueOf(codes.frameRate()),
            "codebook_sizes", sizes));
  }

  /** Two bytes per code where they are enough, else four. */
  private static Tensor tensor(CodeSequence codes) {
    boolean wide = codes.codebookSizes().stream().anyMatch(size -> size > LARGEST_SHORT);
    DType dtype = wide ? DType.I32 : DType.I16;
    long[] shape = {codes.codebooks(), codes.frames()};
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(Tensor.elements(shape) * dtype.bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int[] row : codes.codes()) {
      for (int code : row) {
        if (wide) {
          bytes.putInt(code);
        } else {
          bytes.putShort((short) code);
        }
      }
    }
    return new Tensor(dtype, shape, bytes.flip());
  }

  /**
   * Reads a file.
   *
   * @throws ZethusException if it is none, saying what is wrong with it
   */
  public static CodeFile read(Path file) {
    try (SafeTensors tensors = SafeTensors.open(file)) {
      Map<String, String> metadata = tensors.metadata();
      String sizes = text(file, metadata, "codebook_sizes");
      List<Integer> codebookSizes =
          Arrays.stream(sizes.split(" ")).map(size -> whole(file, size, "codebook_sizes")).toList();
      int sampleRate = positive(file, metadata, "sample_rate");
      int samples = whole(file, text(file, metadata, "samples"), "samples");
      double frameRate =
          number(file, text(file, metadata, "frame_rate"), "frame_rate", Double::parseDouble);
      CodeSequence codes = sequence(file, tensors, codebookSizes, frameRate);
      if (samples < 0
          || Math.abs(samples / (double) sampleRate - codes.seconds()) * frameRate > 2) {
        throw bad(
            file,
            "samples %d at %d Hz, the codes last %.3f s"
                .formatted(samples, sampleRate, codes.seconds()));
      }
      CodeSequence whole =
          tensors.names().contains(TIMBRE) ? codes.withTimbre(tensors.get(TIMBRE).floats()) : codes;
      return new CodeFile(text(file, metadata, "codec"), sampleRate, samples, whole);
    }
  }

  private static CodeSequence sequence(
      Path file, SafeTensors tensors, List<Integer> sizes, double frameRate) {
    if (!tensors.names().contains(CODES)) {
      throw bad(file, "the tensors %s, expected 'codes'".formatted(tensors.names()));
    }
    Tensor tensor = tensors.get(CODES);
    long[] shape = tensor.shape();
    if (shape.length != 2 || shape[0] != sizes.size()) {
      throw bad(
          file,
          "codes of shape %s, expected (%d, frames) by codebook_sizes"
              .formatted(Arrays.toString(shape), sizes.size()));
    }
    try {
      long[] values = tensor.longs();
      int[][] codes = new int[(int) shape[0]][(int) shape[1]];
      for (int i = 0; i < values.length; i++) {
        codes[(int) (i / shape[1])][(int) (i % shape[1])] = Math.toIntExact(values[i]);
      }
      return new CodeSequence(sizes, frameRate, codes);
    } catch (IllegalStateException | IllegalArgumentException | ArithmeticException e) {
      throw bad(file, String.valueOf(e.getMessage()));
    }
  }

  private static String text(Path file, Map<String, String> metadata, String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw bad(file, "no '%s' in its metadata".formatted(key));
    }
    return text;
  }

  private static int positive(Path file, Map<String, String> metadata, String key) {
    int value = whole(file, text(file, metadata, key), key);
    if (value < 1) {
      throw bad(file, "%s %d, expected at least 1".formatted(key, value));
    }
    return value;
  }

  private static int whole(Path file, String text, String key) {
    return number(file, text, key, Integer::valueOf);
  }

  private static <T> T number(Path file, String text, String key, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw bad(file, "%s '%s', expected a number".formatted(key, text));
    }
  }

  private static ZethusException bad(Path file, String found) {
    return new ZethusException(
        "%s is no file of codes: found %s. Make it with 'codec encode'.".formatted(file, found));
  }
}
