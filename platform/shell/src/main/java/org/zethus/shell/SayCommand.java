package org.zethus.shell;

import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.Arguments;
import org.zethus.registry.Registry;
import org.zethus.runner.Speaker;
import org.zethus.runner.Synthesis;

/** Speaks. */
@Component(service = Command.class)
@ZethusCommand("say")
public final class SayCommand implements Command<Arguments.Say> {
  private final Voices voices;

  @Activate
  public SayCommand(@Reference Registry registry, @Reference Synthesis synthesis) {
    this.voices = new Voices(registry, synthesis);
  }

  @Override
  public void run(Arguments.Say arguments, Call call) {
    SpeechOutput.check(arguments.output);
    String text = SayText.of(arguments, call.console().in());
    if (!(arguments.speed > 0 && arguments.speed < Double.POSITIVE_INFINITY)) {
      throw new ZethusException(
          "need a --speed greater than 0, found %s; 1 is as trained, 2 twice as fast"
              .formatted(arguments.speed));
    }
    long began = System.nanoTime();
    double[] seconds = {0};
    try (Speaker speaker = voices.open(arguments.voice, arguments.vocoder)) {
      TtsRequest request =
          new TtsRequest(text, arguments.speaker, arguments.speed, 1, 1, arguments.seed);
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
    if (call.console().width() > 0 && !arguments.output.equals(SpeechOutput.STANDARD)) {
      call.console()
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s: %.1f s of speech, made in %.1f s",
                  arguments.output,
                  seconds[0],
                  (System.nanoTime() - began) / 1e9));
    }
  }
}
