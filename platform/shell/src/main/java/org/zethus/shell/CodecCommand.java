package org.zethus.shell;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.CodeFile;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.CodecArguments;
import org.zethus.command.UsageException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioContainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.runner.Coding;

/** Turns recordings into codes and back, and prints bit rate and distortion. */
@Component(service = Command.class)
@ZethusCommand("codec")
public final class CodecCommand implements Command<CodecArguments> {
  private static final double CHUNK_SECONDS = 30;

  private final Coding coding;

  @Activate
  public CodecCommand(@Reference Coding coding) {
    this.coding = coding;
  }

  @Override
  public void run(CodecArguments arguments, Call call) {
    switch (arguments.action) {
      case "encode" -> encode(arguments, call);
      case "decode" -> decode(arguments, call);
      default ->
          throw new UsageException(
              "unknown action '%s'; expected encode or decode".formatted(arguments.action));
    }
  }

  private void encode(CodecArguments arguments, Call call) {
    if (arguments.reference != null) {
      throw new UsageException("found --reference, which only decode takes");
    }
    Waveform recording = AudioFiles.read(arguments.file);
    try (Lease<Codec> codec = open(arguments.model, arguments.checkpoint)) {
      CodecFormat format = codec.get().format();
      Waveform waveform =
          Resampler.resample(recording.withChannels(format.channels()), format.sampleRate());
      ChunkedCodec chunked = chunked(codec.get());
      CodeSequence codes =
          first(arguments.codebooks, chunked.encode(waveform, call.cancel()), arguments.file);
      new CodeFile(codec.plugin().id(), waveform.sampleRate(), waveform.length(), codes)
          .write(arguments.output);
      String distortion =
          waveform.length() == 0
              ? ""
              : ", " + Distortion.between(waveform, chunked.decode(codes, call.cancel()));
      call.out().println(described(arguments.output, codes) + distortion);
    }
  }

  private void decode(CodecArguments arguments, Call call) {
    AudioContainer.ofName(String.valueOf(arguments.output.getFileName()));
    CodeFile file = CodeFile.read(arguments.file);
    CodeSequence codes = first(arguments.codebooks, file.codes(), arguments.file);
    String id = arguments.model.isEmpty() ? file.codec() : arguments.model;
    try (Lease<Codec> codec = open(id, arguments.checkpoint)) {
      Waveform decoded = chunked(codec.get()).decode(codes, call.cancel());
      Waveform waveform = decoded.part(0, Math.min(decoded.length(), file.samples()));
      AudioFiles.write(arguments.output, waveform);
      call.out().println(described(arguments.file, codes) + against(arguments.reference, waveform));
    }
  }

  private static String against(@Nullable Path reference, Waveform made) {
    if (reference == null || made.length() == 0) {
      return "";
    }
    Waveform recording = AudioFiles.read(reference).withChannels(made.channels());
    return ", " + Distortion.between(Resampler.resample(recording, made.sampleRate()), made);
  }

  private Lease<Codec> open(String codec, String checkpoint) {
    Path place =
        Places.find(checkpoint)
            .orElseThrow(
                () ->
                    new ZethusException(
                        "no checkpoint of a codec at '%s': expected its folder, or `zethus pull` it first"
                            .formatted(checkpoint)));
    return coding.open(codec, Checkpoint.folder(place), Device.CPU);
  }

  private static ChunkedCodec chunked(Codec codec) {
    return new ChunkedCodec(codec, (int) Math.ceil(CHUNK_SECONDS * codec.format().frameRate()));
  }

  private static CodeSequence first(int codebooks, CodeSequence codes, Path file) {
    if (codebooks < 0 || codebooks > codes.codebooks()) {
      throw new ZethusException(
          "%s has %d codebooks, found --codebooks %d"
              .formatted(file, codes.codebooks(), codebooks));
    }
    return codebooks == 0 ? codes : codes.firstCodebooks(codebooks);
  }

  private static String described(Path file, CodeSequence codes) {
    return String.format(
        Locale.ROOT,
        "%s: %.2f s in %d frames of %d codebooks, %.2f kbit/s",
        file,
        codes.seconds(),
        codes.frames(),
        codes.codebooks(),
        codes.bitRate() / 1000);
  }
}
