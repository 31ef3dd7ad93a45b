package org.zethus.datasets;

import java.util.Locale;

/**
 * Something that is wrong with a dataset.
 *
 * @param kind what sort of thing
 * @param harmless whether the item can simply be left out, as with a sound that nobody wrote down
 * @param where a file with a line, or an utterance
 * @param what was found, and what was expected
 */
public record Problem(Kind kind, boolean harmless, String where, String what) {
  /** Sorts of problems, in the order they are told. */
  public enum Kind {
    /** Text that is not laid out as it should be. */
    BAD_LINE("Mend the line."),
    /** One id for two utterances. */
    DUPLICATE_ID("Rename one of them, or take one line out."),
    /** A sound or a text that is spoken of but not there. */
    MISSING_FILE("Put the file there, or take its line out."),
    /** A sound that no text belongs to. */
    UNLISTED("Write down what is said in it, or leave it: it is not used."),
    /** Nothing is written down. */
    EMPTY_TEXT("Write down what is said, or take the line out."),
    /** Text that the front end has no reading for, whole or in part. */
    NO_PRONUNCIATION("Write it as it is spoken, or choose another front_end."),
    /** A sound file that is cut off, corrupt or of another kind. */
    UNREADABLE("Copy or record the file again."),
    /** Another rate than the rest, or less than is asked for. */
    SAMPLE_RATE("Take the file from its source at the right rate; resampling brings nothing back."),
    /** Samples at full scale in a row. */
    CLIPPING("Record again with less gain."),
    /** No sound at all, or long silence around it. */
    SILENCE("Record again, or cut the silence: \"trim\": true."),
    /** Much shorter or longer than the others. */
    DURATION("Cut it into sentences, or see whether the file is the right one."),
    /** More or less text than fits the sound. */
    TEXT_LENGTH("See whether text and sound belong together.");

    private final String wayOut;

    Kind(String wayOut) {
      this.wayOut = wayOut;
    }

    /** {@return what a person can do about it} */
    public String wayOut() {
      return wayOut;
    }

    /** {@return how reports call it, e.g. {@code missing-file}} */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
