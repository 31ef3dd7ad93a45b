package org.zethus.datasets.freetts;

import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;

/**
 * A spoken sentence.
 *
 * @param waveform mono
 * @param segments phones and pauses, without gaps from 0 to the waveform's end
 */
record Speech(Waveform waveform, List<Segment> segments) {
  List<String> phones() {
    return segments.stream().map(Segment::label).toList();
  }
}
