package org.zethus.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.command.SayArguments;
import org.zethus.command.UsageException;

/** Finds what to say: in the command line, a file, or standard input. */
final class SayText {
  private static final String STANDARD_INPUT = "-";

  private SayText() {}

  static String of(SayArguments arguments, InputStream in) {
    Path file = arguments.file;
    if (file != null && !arguments.text.isEmpty()) {
      throw new UsageException("found a text and --file; give one of them");
    }
    if (file == null && arguments.text.isEmpty()) {
      throw new UsageException("missing argument: TEXT, --file FILE or - for standard input");
    }
    String text =
        file != null
            ? read(file)
            : arguments.text.equals(List.of(STANDARD_INPUT))
                ? read(in)
                : String.join(" ", arguments.text);
    if (text.isBlank()) {
      throw new ZethusException("nothing to say: the text is empty");
    }
    return text;
  }

  private static String read(Path file) {
    try {
      return decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static String read(InputStream in) {
    try {
      return decode(in.readAllBytes(), "standard input");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(byte[] bytes, String source) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ZethusException(
          "%s is no text in UTF-8; convert it, e.g. with iconv -f latin1 -t utf-8"
              .formatted(source),
          e);
    }
  }
}
