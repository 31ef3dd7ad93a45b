package org.zethus.shell;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.ConvertArguments;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** Says what one recording says in the voice of another. */
@Component(service = Command.class)
@ZethusCommand("convert")
public final class ConvertCommand implements Command<ConvertArguments> {
  private final Voices voices;

  @Activate
  public ConvertCommand(@Reference Registry registry, @Reference Synthesis synthesis) {
    this.voices = new Voices(registry, synthesis);
  }

  @Override
  public void run(ConvertArguments arguments, Call call) {
    SpeechOutput.check(arguments.output);
    ZeroShotVcRequest request =
        new ZeroShotVcRequest(recording(arguments.source), recording(arguments.to), arguments.seed);
    long began = System.nanoTime();
    double[] seconds = {0};
    try (Speaker speaker = voices.openModel(arguments.model, arguments.checkpoint, "")) {
      SpeechOutput.write(
          arguments.output,
          sink ->
              speaker.speak(
                  request,
                  call.cancel(),
                  speech -> {
                    seconds[0] += speech.audio().seconds();
                    sink.accept(speech.audio());
                  }));
    }
    SpeechOutput.announce(call, arguments.output, seconds[0], began);
  }

  private static Waveform recording(Path file) {
    Waveform waveform = AudioFiles.read(file);
    if (waveform.length() == 0) {
      throw new ZethusException("%s has no sound in it".formatted(file));
    }
    return waveform;
  }
}
