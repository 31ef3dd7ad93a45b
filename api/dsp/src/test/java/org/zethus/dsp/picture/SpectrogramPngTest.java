package org.zethus.dsp.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;

class SpectrogramPngTest {
  private static int brightness(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
  }

  @Test
  void loudBandIsLightAndHighBandsAreOnTop() throws IOException {
    MelSpec spec = new MelSpec(16000, 512, 512, 128, 20, 0, 8000);
    float[] values = new float[20 * 7];
    Arrays.fill(values, -11);
    values[15 * 7 + 3] = 1; // band 15 of frame 3
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(SpectrogramPng.of(MelFrames.of(spec, 7, values))));
    assertThat(image.getWidth()).isEqualTo(7);
    assertThat(image.getHeight()).isEqualTo(60);
    assertThat(brightness(image, 3, (19 - 15) * 3 + 1)).isGreaterThan(600);
    assertThat(brightness(image, 3, 15 * 3 + 1)).isLessThan(100);
    assertThat(brightness(image, 2, (19 - 15) * 3 + 1)).isLessThan(100);
  }

  @Test
  void sameSoundIsTheSamePicture(@TempDir Path folder) throws IOException {
    float[] samples = new float[16000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(i * 0.2));
    }
    SpectrogramPng.write(folder.resolve("a/one.png"), Waveform.mono(16000, samples));
    SpectrogramPng.write(folder.resolve("two.png"), Waveform.mono(16000, samples));
    assertThat(folder.resolve("a/one.png")).hasSameBinaryContentAs(folder.resolve("two.png"));
    BufferedImage image = ImageIO.read(Files.newInputStream(folder.resolve("two.png")));
    assertThat(image.getWidth()).isEqualTo(100);
    assertThat(image.getHeight()).isEqualTo(160 + 300);
  }

  @Test
  void emptySoundIsAPictureToo() throws IOException {
    byte[] png = SpectrogramPng.of(Waveform.mono(16000, new float[0]));
    assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull();
  }
}
