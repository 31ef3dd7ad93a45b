/**
 * Text as the tokens of byte-level byte pair encoding, which leave no text out: {@link
 * org.zethus.text.bpe.ByteLevelBpe} for any vocabulary, {@link
 * org.zethus.text.bpe.WhisperTokenizer} for Whisper's, from the files it is published in.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.text.bpe;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
