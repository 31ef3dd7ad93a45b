package org.zethus.datasets;

import java.nio.file.Path;
import org.zethus.api.data.Utterance;

/**
 * An utterance of a corpus as it was published.
 *
 * @param utterance its id, speaker, text and phones
 * @param sound the file with its sound
 */
public record Recording(Utterance utterance, Path sound) {}
