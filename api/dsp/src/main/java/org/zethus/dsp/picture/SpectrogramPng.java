package org.zethus.dsp.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.AtomicFiles;
import org.zethus.dsp.MelSpectrogram;

/** Draws sound as PNG: time to the right, frequency upwards, loud is light. Needs no display. */
public final class SpectrogramPng {
  private static final int ROWS_PER_BIN = 3;
  private static final int WAVE_HEIGHT = 160;
  private static final int WAVE_COLOUR = 0x1F5F99;
  private static final int BACKGROUND = 0xFFFFFF;

  /** Quieter than this below the loudest is drawn as the quietest, in natural logarithms: 80 dB. */
  private static final double RANGE = 80 * Math.log(10) / 20;

  private SpectrogramPng() {}

  /** {@return a picture of mel frames as PNG; a column per frame} */
  public static byte[] of(MelFrames mel) {
    return png(draw(mel));
  }

  /** {@return a picture of a waveform, above its spectrogram up to 8 kHz, as PNG} */
  public static byte[] of(Waveform waveform) {
    Waveform mono = waveform.toMono();
    double top = Math.min(8000, mono.sampleRate() / 2.0);
    int hop = Math.max(1, mono.sampleRate() / 100);
    int nFft = Math.max(hop, 4 * hop);
    MelSpec spec = new MelSpec(mono.sampleRate(), nFft, nFft, hop, 100, 0, top);
    BufferedImage spectrum = draw(new MelSpectrogram(spec).extract(mono));
    BufferedImage image = blank(spectrum.getWidth(), WAVE_HEIGHT + spectrum.getHeight());
    drawWave(image, mono.samples(), hop);
    image.setData(spectrum.getRaster().createTranslatedChild(0, WAVE_HEIGHT));
    return png(image);
  }

  /** Writes a picture of mel frames; the folder is made where it is missing. */
  public static void write(Path file, MelFrames mel) {
    AtomicFiles.write(file, of(mel));
  }

  /** Writes a picture of a waveform; the folder is made where it is missing. */
  public static void write(Path file, Waveform waveform) {
    AtomicFiles.write(file, of(waveform));
  }

  private static BufferedImage blank(int width, int height) {
    BufferedImage image = new BufferedImage(Math.max(1, width), height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, BACKGROUND);
      }
    }
    return image;
  }

  private static BufferedImage draw(MelFrames mel) {
    int bins = mel.spec().melBins();
    BufferedImage image = blank(mel.frames(), bins * ROWS_PER_BIN);
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : mel.values()) {
      loudest = Math.max(loudest, value);
    }
    for (int t = 0; t < mel.frames(); t++) {
      for (int y = 0; y < image.getHeight(); y++) {
        float value = mel.at(bins - 1 - y / ROWS_PER_BIN, t);
        image.setRGB(t, y, ColourMap.rgb(1 - (loudest - value) / RANGE));
      }
    }
    return image;
  }

  /** A column shows the lowest and highest of its samples. */
  private static void drawWave(BufferedImage image, float[] samples, int samplesPerColumn) {
    for (int x = 0; x < image.getWidth(); x++) {
      float low = 0;
      float high = 0;
      int end = Math.min(samples.length, (x + 1) * samplesPerColumn);
      for (int i = x * samplesPerColumn; i < end; i++) {
        low = Math.min(low, samples[i]);
        high = Math.max(high, samples[i]);
      }
      for (int y = row(high); y <= row(low); y++) {
        image.setRGB(x, y, WAVE_COLOUR);
      }
    }
  }

  private static int row(float sample) {
    float clipped = Math.max(-1, Math.min(1, sample));
    return Math.round((1 - clipped) / 2 * (WAVE_HEIGHT - 1));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: the other kind of stream puts a file into the temporary folder.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java runtime cannot write PNG");
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
