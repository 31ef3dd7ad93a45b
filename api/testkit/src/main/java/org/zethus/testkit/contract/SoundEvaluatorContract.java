package org.zethus.testkit.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.evaluator.Evaluator;
import org.zethus.testkit.TestRunContext;

/**
 * The contract of an {@link Evaluator} that listens: its references are tones, half a second long.
 */
public abstract class SoundEvaluatorContract extends EvaluatorContract {
  private static final int SAMPLE_RATE = 16_000;
  private static final double AMPLITUDE = 0.3;

  @Override
  protected void prepare(TestRunContext context) {
    context.config("{}");
  }

  @Override
  protected Manifest reference(Path folder) {
    return tones(folder, 200);
  }

  @Override
  protected Manifest generated(Path folder) {
    return tones(folder, 230);
  }

  private static Manifest tones(Path folder, double hertz) {
    return new Manifest(folder, List.of(tone(folder, "a", hertz), tone(folder, "b", 1.5 * hertz)));
  }

  private static Utterance tone(Path folder, String id, double hertz) {
    int samples = SAMPLE_RATE / 2;
    ByteBuffer bytes = ByteBuffer.allocate(samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < samples; i++) {
      double sample = AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / SAMPLE_RATE);
      bytes.putShort((short) Math.round(sample * Short.MAX_VALUE));
    }
    AudioFormat format = new AudioFormat(SAMPLE_RATE, Short.SIZE, 1, true, false);
    String file = "audio/" + id + ".wav";
    try (AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples)) {
      Files.createDirectories(folder.resolve("audio"));
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Utterance(id, "").withFiles(Map.of("audio", file));
  }
}
