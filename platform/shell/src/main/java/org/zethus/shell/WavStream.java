package org.zethus.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioContainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.file.SampleFormat;

/**
 * Writes a 16-bit mono WAV piece by piece, so that listening can begin with the first sentence and
 * memory does not grow with the text. The sizes in its header say "to the end" until they are
 * known.
 */
final class WavStream {
  /** Bytes before the samples: RIFF, format of 16 bytes, name and size of the data. */
  static final int HEADER = 44;

  private static final int UNKNOWN = 0xFFFF_FFFF;

  private final WritableByteChannel out;
  private ByteBuffer header = ByteBuffer.allocate(0);
  private long dataBytes;

  WavStream(WritableByteChannel out) {
    this.out = out;
  }

  void write(Waveform piece) throws IOException {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    AudioFiles.write(wav, piece, AudioContainer.WAV, SampleFormat.PCM16);
    ByteBuffer bytes = ByteBuffer.wrap(wav.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    if (header.capacity() == 0) {
      bytes.putInt(4, UNKNOWN).putInt(HEADER - 4, UNKNOWN);
      header = ByteBuffer.wrap(wav.toByteArray(), 0, HEADER).order(ByteOrder.LITTLE_ENDIAN);
    } else {
      bytes.position(HEADER);
    }
    dataBytes += bytes.limit() - HEADER;
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** {@return the header with the sizes of what was written, to be put over the first one} */
  ByteBuffer finishedHeader() {
    if (dataBytes < Integer.toUnsignedLong(UNKNOWN) - HEADER) {
      header.putInt(4, (int) (HEADER - 8 + dataBytes)).putInt(HEADER - 4, (int) dataBytes);
    }
    return header.rewind();
  }
}
