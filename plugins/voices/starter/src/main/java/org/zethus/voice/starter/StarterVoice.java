package org.zethus.voice.starter;

import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.voice.Voice;
import org.zethus.api.voice.VoicePlugin;

/** Offers the built-in voice. */
@Component
@PluginId("starter")
public final class StarterVoice implements VoicePlugin {
  private final Voice voice =
      new Voice(
          "American English, male; learned from FreeTTS's voice kal16",
          "en-US",
          "MIT",
          new Voice.Part("fastspeech2", checkpoint("acoustic")),
          new Voice.Part("vocos", checkpoint("vocoder")));

  @Override
  public Voice voice() {
    return voice;
  }

  private static Checkpoint checkpoint(String part) {
    return Checkpoint.of(
        "starter/" + part, file -> StarterVoice.class.getResourceAsStream(part + "/" + file));
  }
}
