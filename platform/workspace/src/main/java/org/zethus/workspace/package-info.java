/**
 * Artifacts: one folder per stage, with a manifest that says what it was made from and what is in
 * it.
 *
 * <pre>
 * workspace/tts/starter/
 *   corpus/artifact.json utterances.jsonl audio/...     finished; appears at once, by a rename
 *   .work/mel-3f2a9c01b7d4e655/                         begun; the next run goes on here
 *   .work/lock                                          held while a process makes something
 * </pre>
 *
 * <p>Whether a finished artifact still counts follows from its key, the hash of its {@link
 * Provenance}. What lies in {@code .work} is scratch and can be deleted while nothing runs.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.workspace;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
