package org.zethus.text;

import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.MaskGctReader;

/**
 * English and Chinese with the phones of the published MaskGCT, for those who adapt it. English
 * needs espeak-ng. A text is one sentence.
 */
@Component(service = TextFrontEnd.class)
@PluginId("maskgct")
public final class MaskGctFrontEnd implements TextFrontEnd {
  private static final String LANGUAGE = "en"; // of what is neither Latin nor Chinese script

  private final MaskGctReader reader;

  /** Asks the command on the PATH. */
  public MaskGctFrontEnd() {
    this(new Espeak());
  }

  MaskGctFrontEnd(Espeak espeak) {
    reader = new MaskGctReader(espeak);
  }

  @Override
  public String id() {
    return "maskgct";
  }

  @Override
  public List<Sentence> read(String text) {
    List<String> phones =
        Arrays.stream(reader.phonemes(text, LANGUAGE).split("\\|"))
            .filter(phone -> !phone.isEmpty())
            .toList();
    return List.of(
        new Sentence(
            text, List.of(Sentence.Word.pause(Arpabet.SILENCE), new Sentence.Word(text, phones))));
  }
}
