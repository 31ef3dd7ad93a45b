package org.zethus.shell;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.SayArguments;
import org.zethus.command.UsageException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.registry.Registry;
import org.zethus.runner.Listening;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** Speaks. */
@Component(service = Command.class)
@ZethusCommand("say")
public final class SayCommand implements Command<SayArguments> {
  private final Voices voices;
  private final Listening listening;

  @Activate
  public SayCommand(
      @Reference Registry registry,
      @Reference Synthesis synthesis,
      @Reference Listening listening) {
    this.voices = new Voices(registry, synthesis);
    this.listening = listening;
  }

  @Override
  public void run(SayArguments arguments, Call call) {
    SpeechOutput.check(arguments.output);
    String text = SayText.of(arguments, call.console().in());
    if (!(arguments.speed > 0 && arguments.speed < Double.POSITIVE_INFINITY)) {
      throw new ZethusException(
          "need a --speed greater than 0, found %s; 1 is as trained, 2 twice as fast"
              .formatted(arguments.speed));
    }
    long began = System.nanoTime();
    double[] seconds = {0};
    TtsRequest request = request(text, arguments);
    try (Speaker speaker = open(arguments)) {
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

  private Speaker open(SayArguments arguments) {
    if (arguments.model.isEmpty()) {
      if (!arguments.checkpoint.isEmpty()) {
        throw new UsageException(
            "found --checkpoint without --model; a voice's checkpoint is given by --voice");
      }
      return voices.open(arguments.voice, arguments.vocoder, arguments.engine);
    }
    if (!arguments.voice.isEmpty() || !arguments.engine.isEmpty()) {
      throw new UsageException(
          "found --model and %s; give one of them"
              .formatted(arguments.voice.isEmpty() ? "--engine" : "--voice"));
    }
    if (arguments.checkpoint.isEmpty()) {
      throw new UsageException("missing option: --checkpoint DIR of the model " + arguments.model);
    }
    return voices.openModel(arguments.model, arguments.checkpoint, arguments.vocoder);
  }

  private TtsRequest request(String text, SayArguments arguments) {
    TtsRequest request =
        new TtsRequest(
                text, arguments.speaker, arguments.speed, 1, 1, arguments.seed, arguments.control)
            .withLanguage(arguments.language);
    Path prompt = arguments.prompt;
    if (prompt != null) {
      return request.withPrompt(heard(prompt, arguments));
    }
    if (!arguments.recogniser.isEmpty()) {
      throw new UsageException("found --recogniser without --prompt");
    }
    if (!arguments.promptText.isEmpty() || !arguments.promptLanguage.isEmpty()) {
      throw new UsageException(
          "found --prompt-%s without --prompt"
              .formatted(arguments.promptText.isEmpty() ? "language" : "text"));
    }
    return request;
  }

  private SpeechPrompt heard(Path recording, SayArguments arguments) {
    SpeechPrompt prompt =
        new SpeechPrompt(
            AudioFiles.read(recording), arguments.promptText, arguments.promptLanguage);
    return arguments.recogniser.isEmpty()
        ? prompt
        : listening.withWords(
            prompt,
            arguments.language,
            Voices.checkpoint("recogniser", arguments.recogniser),
            Device.CPU);
  }
}
