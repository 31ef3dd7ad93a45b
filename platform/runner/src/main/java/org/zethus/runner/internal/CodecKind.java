package org.zethus.runner.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.CodeFile;
import org.zethus.api.codec.Codec;
import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.config.Default;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Plugin;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;

/**
 * {@code codec/<id>}: the utterances in the role {@code audio} become codes, or those in the role
 * {@code codes} become sound, with the checkpoint in the role {@code checkpoint}. Sound of another
 * rate than the codec's is resampled first.
 */
final class CodecKind implements StageKind {
  private static final String AUDIO = "audio";
  private static final String CODES = "codes";
  private static final double CHUNK_SECONDS = 30;

  private final Registry registry;

  CodecKind(Registry registry) {
    this.registry = registry;
  }

  /**
   * What the stage reads.
   *
   * @param codebooks how many are kept, from the first; 0 for all
   * @param lastUtterances how many utterances, the manifest's last, are coded; 0 for all
   */
  record CodecConfig(@Default("0") int codebooks, @Default("0") int lastUtterances) {}

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public Class<? extends Plugin> plugin() {
    return CodecPlugin.class;
  }

  @Override
  public List<Class<? extends Record>> configTypes() {
    return List.of(CodecConfig.class);
  }

  @Override
  public Optional<Roles> roles() {
    return Optional.of(new Roles(Set.of("checkpoint"), Set.of(AUDIO, CODES)));
  }

  @Override
  public void make(StageRun run, RunContext context) {
    boolean encodes = context.inputs().contains(AUDIO);
    if (encodes == context.inputs().contains(CODES)) {
      throw new ZethusException(
          "found 'in' with %s, expected beside the checkpoint either audio, to encode, or codes, to decode"
              .formatted(context.inputs()));
    }
    CodecConfig config = context.config().as(CodecConfig.class);
    Manifest manifest = Manifest.read(context.input(encodes ? AUDIO : CODES));
    List<Utterance> wanted = SpokenUtterance.last(manifest.utterances(), config.lastUtterances());
    Checkpoint checkpoint = Checkpoint.folder(context.input("checkpoint"));
    List<Utterance> done = new ArrayList<>();
    try (Lease<Codec> codec =
            registry.loaded(
                CodecPlugin.class, run.id(), checkpoint, context.device(), CodecPlugin::load);
        CancelSignal.Registration leaving = Plugins.stopWhenLeaving(List.of(codec), context)) {
      Coder coder = new Coder(run.id(), codec.get(), config.codebooks(), context);
      for (Utterance utterance : wanted) {
        context.cancel().throwIfCancelled();
        done.add(
            encodes
                ? coder.encode(utterance, manifest.file(utterance, AUDIO))
                : coder.decode(utterance, manifest.file(utterance, CODES)));
        context.progress().report(done.size(), wanted.size(), utterance.id());
      }
    }
    new Manifest(context.output(), done).write();
  }

  /** Codes one utterance after the other. */
  private static final class Coder {
    private final String id;
    private final Codec codec;
    private final int codebooks;
    private final RunContext context;
    private final ChunkedCodec chunked;

    Coder(String id, Codec codec, int codebooks, RunContext context) {
      this.id = id;
      this.codec = codec;
      this.codebooks = codebooks == 0 ? codec.format().codebooks() : codebooks;
      this.context = context;
      if (this.codebooks < 1 || this.codebooks > codec.format().codebooks()) {
        throw new ZethusException(
            "codec '%s' has %d codebooks, found codebooks %d"
                .formatted(id, codec.format().codebooks(), codebooks));
      }
      chunked =
          new ChunkedCodec(codec, (int) Math.ceil(CHUNK_SECONDS * codec.format().frameRate()));
    }

    Utterance encode(Utterance utterance, Path file) {
      Waveform audio = AudioFiles.read(file).withChannels(codec.format().channels());
      Waveform waveform = Resampler.resample(audio, codec.format().sampleRate());
      CodeSequence codes = chunked.encode(waveform, context.cancel()).firstCodebooks(codebooks);
      String path = "codes/" + utterance.id() + ".safetensors";
      new CodeFile(id, waveform.sampleRate(), waveform.length(), codes)
          .write(context.output().resolve(path));
      return utterance.withFiles(Map.of(CODES, path));
    }

    Utterance decode(Utterance utterance, Path file) {
      CodeFile coded = CodeFile.read(file);
      CodeSequence codes = coded.codes();
      CodeSequence kept = codebooks < codes.codebooks() ? codes.firstCodebooks(codebooks) : codes;
      Waveform decoded = chunked.decode(kept, context.cancel());
      Waveform audio = decoded.part(0, Math.min(decoded.length(), coded.samples()));
      return SpokenUtterance.write(context.output(), utterance, audio);
    }
  }
}
