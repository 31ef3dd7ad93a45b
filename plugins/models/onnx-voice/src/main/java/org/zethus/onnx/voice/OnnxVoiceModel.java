package org.zethus.onnx.voice;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.zethus.api.audio.Signal;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxSession;

/**
 * Text to sound, sentence by sentence. What a graph draws at random it draws by itself, and no seed
 * reaches it: only with noise scales of 0 the same request gives the same bits.
 */
final class OnnxVoiceModel implements Model {
  private final OnnxSession session;
  private final VoiceLayout voice;
  private final ReentrantLock turn = new ReentrantLock(true);

  /**
   * A model.
   *
   * @param session owned from now on
   */
  OnnxVoiceModel(OnnxSession session, VoiceLayout voice) {
    this.session = session;
    this.voice = voice;
  }

  @Override
  public void stream(ModelRequest request, CancelSignal cancel, Consumer<Generated> sink) {
    cancel.throwIfCancelled();
    if (!(request instanceof TtsRequest tts)) {
      throw new ZethusException(
          "an ONNX voice turns text to speech (task 'tts'); it cannot answer a request of task '%s'"
              .formatted(request.task()));
    }
    Scales scales = voice.scales().asAsked(tts);
    long speaker = voice.speakers().id(tts.speaker());
    for (TextReader.Line line :
        (Iterable<TextReader.Line>) voice.reader().read(tts.text())::iterator) {
      cancel.throwIfCancelled();
      sink.accept(new Generated(speak(line.symbols(), scales, speaker), List.of(), line.text()));
    }
  }

  private Signal speak(Symbols symbols, Scales scales, long speaker) {
    turn.lock();
    try {
      return voice.graph().speak(symbols, scales, speaker);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
