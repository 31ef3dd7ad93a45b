package org.zethus.datasets.recordings;

import java.util.List;
import java.util.Map;

/**
 * What a metadata file says of one recording.
 *
 * @param line where it begins, from 1
 * @param values by column
 */
record Row(int line, Map<String, String> values) {
  /** Names that people give the columns, the best first. */
  enum Column {
    ID("id", "utt_id", "utterance_id", "utterance"),
    FILE(
        "file",
        "file_name",
        "filename",
        "path",
        "audio",
        "audio_path",
        "audio_file",
        "audio_filepath",
        "wav",
        "wav_path",
        "sound"),
    TEXT(
        "text_normalized",
        "normalized_text",
        "normalized",
        "normalised",
        "text",
        "transcript",
        "transcription",
        "sentence"),
    SPEAKER("speaker", "speaker_id", "speaker_name", "spk", "reader");

    private final List<String> names;

    Column(String... names) {
      this.names = List.of(names);
    }

    /** {@return whether one of the columns is this} */
    boolean isIn(Iterable<String> columns) {
      for (String column : columns) {
        if (names.contains(column)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@return what stands in a column; empty where there is none} */
  String get(Column column) {
    for (String name : column.names) {
      String value = values.get(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  /** {@return whether columns of these names tell what is said in which recording} */
  static boolean suffices(Iterable<String> columns) {
    return Column.TEXT.isIn(columns) && (Column.FILE.isIn(columns) || Column.ID.isIn(columns));
  }
}
