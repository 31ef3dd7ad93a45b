package org.zethus.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.CodeFile;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.CodecArguments;
import org.zethus.command.UsageException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.registry.PluginInfo;
import org.zethus.runner.Coding;
import org.zethus.testkit.fake.FakeCodec;

class CodecCommandTest {
  private static final int RATE = 8000;
  private static final int HOP = 8;

  @TempDir Path folder;
  private Codec codec = new FakeCodec(RATE, HOP);

  /** A codec of nobody's. */
  private record Lent(Codec get) implements Lease<Codec> {
    @Override
    public PluginInfo plugin() {
      return new PluginInfo("codec", "steps", "", "1", "b", 1, PluginInfo.State.READY, "");
    }

    @Override
    public CancelSignal leaving() {
      return new CancelSignal();
    }

    @Override
    public void close() {}
  }

  /** Takes two channels and codes their mixture. */
  private record Stereo(FakeCodec mixture) implements Codec {
    @Override
    public CodecFormat format() {
      return new CodecFormat(RATE, HOP, mixture.format().codebookSizes(), 1, 2);
    }

    @Override
    public CodeSequence encode(Waveform waveform) {
      format().requireWaveform(waveform, "stereo");
      return mixture.encode(waveform.toMono());
    }

    @Override
    public Waveform decode(CodeSequence codes) {
      return mixture.decode(codes).withChannels(2);
    }

    @Override
    public int contextFrames() {
      return 0;
    }

    @Override
    public void close() {
      mixture.close();
    }
  }

  @BeforeEach
  void record() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    float[] samples = new float[4004];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(0.01 * i));
    }
    AudioFiles.write(folder.resolve("in.wav"), Waveform.mono(RATE, samples));
  }

  private CodecArguments arguments(String action, String file, String output) {
    CodecArguments arguments = new CodecArguments();
    arguments.action = action;
    arguments.file = folder.resolve(file);
    arguments.output = folder.resolve(output);
    arguments.checkpoint = folder.toString();
    return arguments;
  }

  private String run(CodecArguments arguments) {
    TestConsole console = new TestConsole();
    Coding coding = (id, checkpoint, device) -> new Lent(codec);
    new CodecCommand(coding).run(arguments, new Call(console, new CancelSignal()));
    return console.printed();
  }

  @Test
  void aRecordingBecomesCodesAndComesBack() {
    assertThat(run(arguments("encode", "in.wav", "x.codes")))
        .contains("x.codes: 0.50 s in 501 frames of 2 codebooks, 6.00 kbit/s, log-mel distance ");
    CodeFile file = CodeFile.read(folder.resolve("x.codes"));
    assertThat(file.codec()).isEqualTo("steps");
    assertThat(file.samples()).isEqualTo(4004);

    CodecArguments decode = arguments("decode", "x.codes", "out.wav");
    assertThat(run(decode)).contains("6.00 kbit/s").doesNotContain("dB");
    Waveform decoded = AudioFiles.read(folder.resolve("out.wav"));
    assertThat(decoded.length()).isEqualTo(4004);
    decode.reference = folder.resolve("in.wav");
    assertThat(run(decode)).contains("signal to distortion 2"); // 20-odd dB
    decode.codebooks = 1;
    assertThat(run(decode)).contains("of 1 codebooks, 4.00 kbit/s");
  }

  @Test
  void aCodecForStereoHearsTwoChannelsAndMakesTwo() {
    codec = new Stereo(new FakeCodec(RATE, HOP));
    String encoded = run(arguments("encode", "in.wav", "x.codes"));
    assertThat(encoded).contains("0.50 s in 501 frames", "signal to distortion 2");
    CodecArguments decode = arguments("decode", "x.codes", "out.wav");
    decode.reference = folder.resolve("in.wav");
    assertThat(run(decode)).contains("signal to distortion 2");
    Waveform decoded = AudioFiles.read(folder.resolve("out.wav"));
    assertThat(decoded.channels()).isEqualTo(2);
    assertThat(decoded.length()).isEqualTo(4004);
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    assertThatThrownBy(() -> run(arguments("encrypt", "in.wav", "x.codes")))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("'encrypt'", "encode or decode");
    CodecArguments many = arguments("encode", "in.wav", "x.codes");
    many.codebooks = 3;
    assertThatThrownBy(() -> run(many))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("has 2 codebooks", "--codebooks 3");
    CodecArguments nowhere = arguments("encode", "in.wav", "x.codes");
    nowhere.checkpoint = "no/such";
    assertThatThrownBy(() -> run(nowhere))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no checkpoint of a codec at 'no/such'");
    assertThatThrownBy(() -> run(arguments("decode", "in.wav", "out.wav")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("in.wav");
  }

  @Test
  void distortionIsNothingForTheSameSoundAndDoesNotCareForItsLevel() {
    Waveform sound = AudioFiles.read(folder.resolve("in.wav"));
    assertThat(Distortion.between(sound, sound).melDecibels()).isZero();
    float[] half = sound.samples();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    Distortion softer = Distortion.between(sound, Waveform.mono(RATE, half));
    assertThat(softer.signalToDistortionDecibels()).isGreaterThan(60);
    assertThat(softer.melDecibels()).isBetween(2.0, 6.1); // 6.02 dB but where the log has its floor
    for (int length : List.of(1, 100)) {
      Waveform brief = Waveform.mono(RATE, new float[length]);
      assertThat(Distortion.between(brief, brief).melDecibels()).isZero();
    }
  }
}
