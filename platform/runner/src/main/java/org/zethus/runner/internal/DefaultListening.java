package org.zethus.runner.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.RecogniserPlugin;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.SpeechPrompt;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.Resampler;
import org.zethus.registry.Lease;
import org.zethus.registry.Registry;
import org.zethus.runner.Listening;

/** Listening with what the registry has. */
@Component
public final class DefaultListening implements Listening {
  private final Registry registry;

  @Activate
  public DefaultListening(@Reference Registry registry) {
    this.registry = registry;
  }

  @Override
  public SpeechPrompt withWords(
      SpeechPrompt prompt, String language, Checkpoint checkpoint, Device device) {
    if (!prompt.text().isBlank()) {
      return prompt;
    }
    String id =
        new Readers<>(
                registry,
                RecogniserPlugin.class,
                "recogniser",
                RecogniserPlugin::reads,
                (plugin, files) -> false)
            .of(checkpoint);
    try (Lease<Recogniser> lease =
        registry.loaded(RecogniserPlugin.class, id, checkpoint, device, RecogniserPlugin::load)) {
      Recogniser recogniser = lease.get();
      Waveform speech = Resampler.resample(prompt.speech().toMono(), recogniser.sampleRate());
      String spoken = prompt.language().isEmpty() ? language : prompt.language();
      String words = recogniser.recognise(new AsrRequest(speech, spoken)).text();
      if (words.isBlank()) {
        throw new ZethusException(
            "the recogniser '%s' heard no words in the prompt; say them with --prompt-text or the key prompt_text"
                .formatted(id));
      }
      return prompt.withText(words);
    }
  }
}
